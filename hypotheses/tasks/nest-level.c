/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Is a slot taken by nesting level safe where tasks take it with preemption on?
 *
 * The counter is stepped in one instruction each way, so what nests gets a level of its own. Two tasks
 * do not nest: the one that took the first level may give it back while the other still has the
 * second, which is then the next to be given out.
 *
 * Hypotheses: preemptible
 * Result: VIOLATED ASSERT
 */
static DEFINE_PER_CPU(int, nest_level);
static DEFINE_PER_CPU(u32 *, slots[4]);

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
	int level = this_cpu_inc_return(nest_level);

	if (level <= ARRAY_SIZE(slots))
		output(this_cpu_ptr(&slots[level - 1]));
	this_cpu_dec(nest_level);
}

static void __task task(void)	{ sample(); }
static void __nmi nmi(void)	{ sample(); }

static void __at_rest at_rest(void)
{
	WARN_ON(nest_level);
}
