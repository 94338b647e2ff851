/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Is a pile of as many slots as can nest safe, with a counter?
 *
 * The same as the design pile-deep: ./regnest list
 *
 * Hypotheses: nested-irqs, irqs-on-in-hardirq, nmi-like-exceptions, half-built-entry
 * Result: PROVED
 * Result: PROVED
 * Result: PROVED
 * Result: VIOLATED P3
 */
/* One slot for the task, and one for each of the 32 frames that can nest in it. */
#define DEPTH	33

static DEFINE_PER_CPU(int, nesting);
static DEFINE_PER_CPU(struct pt_regs, __regs_user[DEPTH]);

static int get_slot(void)
{
	int depth = this_cpu_inc_return(nesting);

	if (depth > ARRAY_SIZE(__regs_user)) {
		this_cpu_dec(nesting);
		return -1;
	}
	barrier();
	return depth - 1;
}

static void put_slot(void)
{
	barrier();
	this_cpu_dec(nesting);
}

static void __at_rest balance(void)
{
	WARN_ON(nesting);
}

static void __task __softirq __hardirq __nmi __exception sample(struct pt_regs *regs)
{
	struct pt_regs *user = task_pt_regs(current);
	int slot = get_slot();

	if (slot < 0) {
		regnest_drop();
		return;
	}
	if (user_mode(regs)) {
		regnest_point(user);
		regnest_emit(user);
	} else {
		user = this_cpu_ptr(&__regs_user[slot]);
		if (regnest_fill(user))
			regnest_emit(user);
	}
	put_slot();
}
