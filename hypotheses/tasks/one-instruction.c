/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Is one slot safe with preemption on, if a counter refuses whoever is not alone?
 *
 * As bpf_prog_active does it, stepped in one instruction each way: nobody is given a level that another
 * may hold. Only who finds the counter at zero gets the slot, and all others are refused.
 *
 * Hypotheses: preemptible
 * Result: PROVED
 */
static DEFINE_PER_CPU(int, active);
static DEFINE_PER_CPU(u32 *, slot);

static void output(u32 **slot)
{
	u32 mine = 8;

	/* Whoever uses the slot points it at what lies on a stack of its own. */
	WRITE_ONCE(*slot, &mine);
	WARN_ON(READ_ONCE(*slot) != &mine);
	WRITE_ONCE(*slot, NULL);
}

static void sample(void)
{
	if (this_cpu_inc_return(active) == 1)
		output(this_cpu_ptr(&slot));
	this_cpu_dec(active);
}

static void __task task(void)	{ sample(); }
static void __nmi nmi(void)	{ sample(); }

static void __at_rest at_rest(void)
{
	WARN_ON(active);
}
