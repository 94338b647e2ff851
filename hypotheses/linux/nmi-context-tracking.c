/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Does ct_nmi_exit() restore what ct_nmi_enter() found?
 *
 * Tree: v6.1
 * Hypotheses: nested-irqs
 * Result: PROVED
 */
#include "kernel/context_tracking.c"

bool tick_nohz_full_enabled(void) { return false; }
void tick_dep_set_cpu(int cpu, enum tick_dep_bits bit) { }

static void __task task(void) { barrier(); }
static void __nmi nmi(void)
{
	long was = ct_dynticks_nmi_nesting();

	ct_nmi_enter();
	ct_nmi_exit();
	WARN_ON(ct_dynticks_nmi_nesting() != was);
}
