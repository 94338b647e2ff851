/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Is a slot taken by nesting level safe if preemption is off for as long as it is held?
 *
 * As nest-level.c. With preemption off nobody comes between but what nests.
 *
 * Hypotheses: preemptible
 * Result: PROVED
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
	int level;

	preempt_disable();
	level = this_cpu_inc_return(nest_level);
	if (level <= ARRAY_SIZE(slots))
		output(this_cpu_ptr(&slots[level - 1]));
	this_cpu_dec(nest_level);
	preempt_enable();
}

static void __task task(void)	{ sample(); }
static void __nmi nmi(void)	{ sample(); }

static void __at_rest at_rest(void)
{
	WARN_ON(nest_level);
}
