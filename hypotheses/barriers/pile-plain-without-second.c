/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What if nothing keeps the -- that gives a slot back after its last reader?
 *
 * The same pile as ../mail/pile-4.c with slots enough for every sample that can be live, its counter
 * stepped by plain C: the store of the -- may come before the last load of the slot.
 *
 * Hypotheses: compiler-reorders, compiler-in-order
 * Result: VIOLATED P1
 * Result: PROVED
 */
static DEFINE_PER_CPU(int, nesting);
static DEFINE_PER_CPU(struct pt_regs, __regs_user[8]);

static int get_slot(void)
{
	int *depth = this_cpu_ptr(&nesting);
	int slot = (*depth)++;

	barrier();
	return slot;
}

static void put_slot(void)
{
	(*this_cpu_ptr(&nesting))--;
}

static void __at_rest balance(void)
{
	WARN_ON(nesting);
}

static void __task __softirq __hardirq __nmi __exception sample(struct pt_regs *regs)
{
	struct pt_regs *user;
	int slot = get_slot();

	BUG_ON(slot >= ARRAY_SIZE(__regs_user));
	user = this_cpu_ptr(&__regs_user[slot]);
	if (regnest_fill(user))
		regnest_emit(user);
	put_slot();
}
