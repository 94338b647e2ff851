/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Does anybody write to the entry of get_callchain_entry() while I hold it?
 *
 * Tree: v6.1
 * Hypotheses: nested-irqs
 * Result: PROVED
 */
#include "kernel/events/callchain.c"

#define WORDS (sizeof(struct perf_callchain_entry) / sizeof(u64) + PERF_MAX_STACK_DEPTH + PERF_MAX_CONTEXTS_PER_STACK)
static u64 room[WORDS * PERF_NR_CONTEXTS];
static struct { struct callchain_cpus_entries head; void *of[1]; } entries;

static void __setup boot(void)
{
	entries.of[0] = room;
	callchain_cpus_entries = &entries.head;
}

static void use(int me)
{
	int rctx;
	u64 *entry = (u64 *)get_callchain_entry(&rctx);

	if (!entry) {
		WARN_ON(rctx >= 0);
		return;
	}
	WRITE_ONCE(*entry, me);
	WARN_ON(READ_ONCE(*entry) != me);
	put_callchain_entry(rctx);
}

static void __task task(void) { use(1); }
static void __softirq softirq(void) { use(2); }
static void __hardirq hardirq(void) { use(3); }
static void __nmi nmi(void) { use(4); }
