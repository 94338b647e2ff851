/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Is an entry of the callchain buffers that of one sample at a time?
 *
 * Hypotheses: nested-irqs, nmi-like-exceptions
 * Era: V6_1
 * Result: PROVED
 * Result: PROVED
 */
#define PERF_NR_CONTEXTS 4
// paste kernel/events/internal.h get_recursion_context put_recursion_context
// paste kernel/events/callchain.c callchain_cpus_entries
int sysctl_perf_event_max_stack = 2;
int sysctl_perf_event_max_contexts_per_stack = 1;
// paste kernel/events/callchain.c perf_callchain_entry__sizeof callchain_recursion
static char buffers[4 * (sizeof(struct perf_callchain_entry) + 3 * sizeof(__u64))];
static struct callchain_cpus_entries all = { .cpu_entries = { (void *)buffers } };
static struct callchain_cpus_entries *callchain_cpus_entries = &all;
// paste kernel/events/callchain.c get_callchain_entry put_callchain_entry

static void *held[4];

static void __task __softirq __hardirq __nmi __exception sample(void)
{
	int rctx, i;
	void *entry = get_callchain_entry(&rctx);

	if (!entry) {
		WARN_ON(rctx >= 0);
		return;
	}
	for (i = 0; i < 4; i++)
		WARN_ON(held[i] == entry);
	held[rctx] = entry;
	held[rctx] = NULL;
	put_callchain_entry(rctx);
}
