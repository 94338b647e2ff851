/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Does perf_sample_regs_user() hand out registers that are there?
 *
 * Tree: v6.1
 * Hypotheses: nested-irqs
 * Result: PROVED
 */
#include "kernel/events/core.c"

static void sample(struct pt_regs *regs)
{
	struct perf_regs user;

	perf_sample_regs_user(&user, regs);
	if (user.regs)
		regnest_emit(user.regs);
}

static void __task task(void) { barrier(); }
static void __hardirq timer(struct pt_regs *regs) { sample(regs); }
static void __nmi pmi(struct pt_regs *regs) { sample(regs); }
