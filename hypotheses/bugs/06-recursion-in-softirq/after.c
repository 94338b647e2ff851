/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Does a task with bottom halves disabled use the task's recursion slot, asked by in_serving_softirq()?
 *
 * ce0f17fc93f6 "perf: Fix get_recursion_context()" (2020), which fixes 96f6d4444302 (2009)
 *
 * Hypotheses: nested-irqs
 * Result: PROVED
 */
enum { TASK, SOFTIRQ, HARDIRQ, NMI };

static DEFINE_PER_CPU(int, recursion[4]);

static int get_recursion_context(void)
{
	int rctx;

	if (in_nmi())
		rctx = 3;
	else if (in_irq())
		rctx = 2;
	else if (in_serving_softirq())
		rctx = 1;
	else
		rctx = 0;

	if (recursion[rctx])
		return -1;
	recursion[rctx]++;
	barrier();
	return rctx;
}

static void put_recursion_context(int rctx)
{
	barrier();
	recursion[rctx]--;
}

static void event(int context)
{
	int rctx = get_recursion_context();

	if (rctx < 0)
		return;
	/* The user of slot k is in context k. */
	WARN_ON(rctx != context);
	put_recursion_context(rctx);
}

static void __task task(void)
{
	int rctx = get_recursion_context();

	if (rctx < 0)
		return;
	local_bh_disable();
	event(TASK);
	local_bh_enable();
	put_recursion_context(rctx);
}

static void __softirq softirq(void)	{ event(SOFTIRQ); }
static void __hardirq hardirq(void)	{ event(HARDIRQ); }
static void __nmi nmi(void)		{ event(NMI); }

static void __at_rest at_rest(void)
{
	int i;

	for (i = 0; i < ARRAY_SIZE(recursion); i++)
		WARN_ON(recursion[i]);
}
