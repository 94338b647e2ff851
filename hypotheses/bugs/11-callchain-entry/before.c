/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Is the callchain entry still ours when it is read, if its context was given back?
 *
 * "bpf: Hold the perf callchain entry until used completely" (Tao Chen, 2025, not merged in v6.19)
 *
 * Hypotheses: reentry
 * Era: V6_19
 * Result: VIOLATED ASSERT
 */
struct callchain {
	u64 nr;
	long owner;
};

static DEFINE_PER_CPU(int, callchain_recursion[4]);
static DEFINE_PER_CPU(struct callchain, callchain_entries[4]);

static int get_recursion_context(void)
{
	int rctx = interrupt_context_level();

	if (callchain_recursion[rctx])
		return -1;
	callchain_recursion[rctx]++;
	barrier();
	return rctx;
}

static void put_recursion_context(int rctx)
{
	barrier();
	callchain_recursion[rctx]--;
}

static void bpf_get_stackid(long me)
{
	struct callchain *entry;
	int rctx = get_recursion_context();

	if (rctx < 0)
		return;
	entry = this_cpu_ptr(&callchain_entries[rctx]);
	entry->owner = me;
	entry->nr = 1;
	put_recursion_context(rctx);
	OPTIMIZER_HIDE_VAR(entry);
	/* The caller hashes the chain, and copies it. */
	WARN_ON(entry->owner != me);
}

/* Preemption brings another task to the same level. */
static void __task task(void)		{ bpf_get_stackid((long)current); }
static void __hardirq hardirq(void)	{ bpf_get_stackid(2); }
static void __nmi nmi(void)		{ bpf_get_stackid(3); }

static void __at_rest at_rest(void)
{
	int i;

	for (i = 0; i < ARRAY_SIZE(callchain_recursion); i++)
		WARN_ON(callchain_recursion[i]);
}
