/* SPDX-License-Identifier: Apache-2.0 */
/*
 * May the callchain's recursion context be put before the entry is written out?
 *
 * The same as the design callchain-early-put: ./regnest list
 *
 * Hypotheses: nested-irqs, irqs-on-in-hardirq, nmi-like-exceptions, half-built-entry
 * Result: PROVED
 * Result: VIOLATED P1 P2 P4
 * Result: VIOLATED P1 P2 P4
 * Result: PROVED
 */
static DEFINE_PER_CPU(int, callchain_recursion[4]);
static DEFINE_PER_CPU(struct perf_callchain_entry, callchain[4]);

static int get_callchain_context(void)
{
	int rctx = in_nmi() ? 3 : in_irq() ? 2 : in_softirq() ? 1 : 0;

	if (callchain_recursion[rctx])
		return -1;
	callchain_recursion[rctx]++;
	barrier();
	return rctx;
}

static void put_callchain_context(int rctx)
{
	barrier();
	callchain_recursion[rctx]--;
}

static void __at_rest balance(void)
{
	int i;

	for (i = 0; i < ARRAY_SIZE(callchain_recursion); i++)
		WARN_ON(callchain_recursion[i]);
}

static struct perf_callchain_entry *perf_callchain(struct pt_regs *regs)
{
	struct perf_callchain_entry *entry;
	int rctx = get_callchain_context();

	if (rctx < 0)
		return NULL;
	entry = this_cpu_ptr(&callchain[rctx]);
	perf_callchain_kernel(entry, regs);
	put_callchain_context(rctx);
	return entry;
}

static void __task __softirq __hardirq __nmi __exception sample(struct pt_regs *regs)
{
	struct perf_callchain_entry *entry = perf_callchain(regs);

	/* perf writes an empty callchain then: the sample's own is lost */
	if (entry)
		regnest_emit_callchain(entry);
	else
		regnest_drop();
}
