/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Is one transition bit enough if the context that lags is itself interrupted by one that lags?
 *
 * b02414c8f045 "ring-buffer: Fix recursion protection transitions between interrupt context" (2020)
 *
 * Since v5.8 no NMI is traced before preempt_count counts it, and one bit is enough.
 *
 * Hypotheses: entry-lag
 * Era: V4_4
 * Result: VIOLATED ASSERT
 */
enum {
	RB_CTX_TRANSITION,
	RB_CTX_NMI,
	RB_CTX_IRQ,
	RB_CTX_SOFTIRQ,
	RB_CTX_NORMAL,
};

static unsigned int current_context;

static int trace_recursive_lock(void)
{
	unsigned int val = current_context;
	int bit;

	if (in_nmi())
		bit = RB_CTX_NMI;
	else if (in_irq())
		bit = RB_CTX_IRQ;
	else if (in_serving_softirq())
		bit = RB_CTX_SOFTIRQ;
	else
		bit = RB_CTX_NORMAL;

	if (unlikely(val & (1 << bit))) {
		/*
		 * It may be that preempt_count does not say yet which context
		 * this is: one more is let through.
		 */
		bit = RB_CTX_TRANSITION;
		if (val & (1 << bit))
			return 1;
	}

	val |= 1 << bit;
	current_context = val;
	return 0;
}

/* Clears the lowest bit that is set, which is the innermost context's. */
static void trace_recursive_unlock(void)
{
	current_context &= current_context - 1;
}

static void event(void)
{
	bool dropped = trace_recursive_lock();

	/* No event here is fired by another one, so none may be lost. */
	WARN_ON(dropped);
	if (!dropped)
		trace_recursive_unlock();
}

static void __task task(void)		{ event(); }
static void __softirq softirq(void)	{ event(); }
static void __hardirq hardirq(void)	{ event(); }
static void __nmi nmi(void)		{ event(); }

/* Fired by entry code that has not told preempt_count yet. */
static void __entry_event early(void)	{ event(); }

static void __at_rest at_rest(void)
{
	WARN_ON(current_context);
}
