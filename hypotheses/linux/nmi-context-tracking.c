/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Does ct_nmi_exit() restore what ct_nmi_enter() found, also while the CPU idles?
 *
 * Tree: v6.1
 * Hypotheses: nested-irqs
 * Result: PROVED
 */
#include "kernel/context_tracking.c"

bool tick_nohz_full_enabled(void) { return false; }
void tick_dep_set_cpu(int cpu, enum tick_dep_bits bit) { }

/* Idle for a while, as ct_kernel_exit() and ct_kernel_enter() say it. */
static void __task __times(1) task(void)
{
	struct context_tracking *ct = this_cpu_ptr(&context_tracking);
	long was = ct->dynticks_nmi_nesting;

	WRITE_ONCE(ct->dynticks_nmi_nesting, 0);
	ct_kernel_exit_state(RCU_DYNTICKS_IDX);
	barrier();
	ct_kernel_enter_state(RCU_DYNTICKS_IDX);
	WRITE_ONCE(ct->dynticks_nmi_nesting, was);
}

static void __nmi __times(2) nmi(void)
{
	long was = ct_dynticks_nmi_nesting();

	ct_nmi_enter();
	WARN_ON(rcu_dynticks_curr_cpu_in_eqs());
	ct_nmi_exit();
	WARN_ON(ct_dynticks_nmi_nesting() != was);
}
