/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Does get_recursion_context() let two users into one level?
 *
 * Tree: v6.1
 * Hypotheses: nested-irqs
 * Result: PROVED
 */
#include "kernel/events/internal.h"

static DEFINE_PER_CPU(int, recursion[4]);
static DEFINE_PER_CPU(int, user[4]);

static void use(int me)
{
	int rctx = get_recursion_context(this_cpu_ptr(recursion));

	if (rctx < 0)
		return;
	user[rctx] = me;
	barrier();
	WARN_ON(user[rctx] != me);
	put_recursion_context(this_cpu_ptr(recursion), rctx);
}

static void __task task(void) { use(1); }
static void __softirq softirq(void) { use(2); }
static void __hardirq hardirq(void) { use(3); }
static void __nmi nmi(void) { use(4); }
