/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Does trace_test_and_set_recursion() give its bit back?
 *
 * Tree: v6.1
 * Hypotheses: nested-irqs
 * Result: PROVED
 */
#include <linux/trace_recursion.h>

static void use(int me)
{
	int bit = trace_test_and_set_recursion(0, 0, TRACE_LIST_START);

	if (bit < 0)
		return;
	barrier();
	trace_clear_recursion(bit);
}

static void __at_rest at_rest(void)
{
	WARN_ON(current->trace_recursion);
}

static void __task task(void) { use(1); }
static void __softirq softirq(void) { use(2); }
static void __hardirq hardirq(void) { use(3); }
static void __nmi nmi(void) { use(4); }
