/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Does the level of whoever samples keep two samples from one slot?
 *
 * Hypotheses: nested-irqs, nmi-like-exceptions, irqs-on-in-hardirq
 * Era: V6_1
 * Result: PROVED
 * Result: PROVED
 * Result: PROVED
 */
// paste kernel/events/internal.h get_recursion_context put_recursion_context

static DEFINE_PER_CPU(int, rec[4]);
static DEFINE_PER_CPU(int, slot[4]);

static void __task __softirq __hardirq __nmi __exception sample(void)
{
	int rctx = get_recursion_context(this_cpu_ptr(rec));

	if (rctx < 0)
		return;
	WARN_ON(slot[rctx]);
	slot[rctx] = 1;
	slot[rctx] = 0;
	put_recursion_context(this_cpu_ptr(rec), rctx);
}

static void __at_rest balance(void)
{
	for (int i = 0; i < 4; i++)
		WARN_ON(rec[i]);
}
