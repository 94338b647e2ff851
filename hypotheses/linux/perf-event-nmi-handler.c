/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Can an NMI that took too long leave perf with no sample a tick, or with a rate of none?
 *
 * The clock goes on by 10 ms at each look, so that each NMI lowers the rate.
 *
 * Tree: v6.1
 * Hypotheses: nested-irqs
 * Result: PROVED
 */
#include "arch/x86/events/core.c"

static u64 now;

unsigned long long notrace sched_clock(void)
{
	now += 10 * NSEC_PER_MSEC;
	return now;
}

static int handle_irq(struct pt_regs *regs)
{
	return NMI_HANDLED;
}

static void __setup boot(void)
{
	atomic_set(&active_events, 1);
	static_call_update(x86_pmu_handle_irq, handle_irq);
}

static void __task task(void)
{
	WARN_ON(READ_ONCE(max_samples_per_tick) <= 0);
	WARN_ON(READ_ONCE(sysctl_perf_event_sample_rate) <= 0);
}

static void __nmi __times(2) nmi(struct pt_regs *regs)
{
	WARN_ON(perf_event_nmi_handler(NMI_LOCAL, regs) != NMI_HANDLED);
}
