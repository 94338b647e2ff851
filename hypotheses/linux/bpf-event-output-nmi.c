/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Is there a sample for a fourth user of bpf_event_output(), in an NMI?
 *
 * Tree: v6.1
 * Hypotheses: nested-irqs
 * Result: VIOLATED ASSERT
 */
#include "kernel/trace/bpf_trace.c"

static u64 __bpf_perf_event_output(struct pt_regs *regs, struct bpf_map *map, u64 flags, struct perf_sample_data *sd)
{
	sd->addr = flags;
	barrier();
	WARN_ON(sd->addr != flags);
	return 0;
}

static void use(int me)
{
	bpf_event_output(NULL, me, NULL, 0, NULL, 0, NULL);
}

static void __task task(void) { use(1); }
static void __softirq softirq(void) { use(2); }
static void __hardirq hardirq(void) { use(3); }
static void __nmi nmi(void) { use(4); }
