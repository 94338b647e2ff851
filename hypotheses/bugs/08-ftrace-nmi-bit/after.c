/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Does an NMI give back the recursion bit that it took, if bits are counted from 1?
 *
 * ee11b93f95ea "ftrace: Fix recursion check for NMI test" (2020)
 *
 * Hypotheses: nested-irqs
 * Result: PROVED
 */
enum { TRACE_NMI_BIT, TRACE_IRQ_BIT, TRACE_SIRQ_BIT, TRACE_CTX_BIT };

static unsigned int trace_recursion;

static int trace_get_context_bit(void)
{
	if (in_nmi())
		return TRACE_NMI_BIT;
	if (in_irq())
		return TRACE_IRQ_BIT;
	if (in_interrupt())
		return TRACE_SIRQ_BIT;
	return TRACE_CTX_BIT;
}

static int trace_test_and_set_recursion(void)
{
	unsigned int val = trace_recursion;
	int bit = trace_get_context_bit();

	if (unlikely(val & (1 << bit)))
		return -1;
	val |= 1 << bit;
	trace_recursion = val;
	barrier();
	return bit + 1;
}

static void trace_clear_recursion(int bit)
{
	unsigned int val = trace_recursion;

	if (!bit)
		return;
	val &= ~(1 << (bit - 1));
	barrier();
	trace_recursion = val;
}

static void trace_function(void)
{
	int bit = trace_test_and_set_recursion();

	/* No function here calls another one, so none is recursion. */
	WARN_ON(bit < 0);
	if (bit >= 0)
		trace_clear_recursion(bit);
}

static void __task task(void)		{ trace_function(); }
static void __hardirq hardirq(void)	{ trace_function(); }
static void __nmi nmi(void)		{ trace_function(); }

static void __at_rest at_rest(void)
{
	WARN_ON(trace_recursion);
}
