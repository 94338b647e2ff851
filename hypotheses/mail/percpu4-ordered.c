/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Does each context have a slot of its own, once the tests stand in the right order?
 *
 * The same as the design percpu4-ordered: ./regnest list
 *
 * Hypotheses: nested-irqs, irqs-on-in-hardirq, nmi-like-exceptions, half-built-entry
 * Result: PROVED
 * Result: VIOLATED P1
 * Result: VIOLATED P1
 * Result: VIOLATED P3
 */
static DEFINE_PER_CPU(struct pt_regs, __regs_user[4]);

static struct pt_regs *regs_user_ptr(void)
{
	return this_cpu_ptr(&__regs_user[interrupt_context_level()]);
}

static void __task __softirq __hardirq __nmi __exception sample(struct pt_regs *regs)
{
	struct pt_regs *user = task_pt_regs(current);

	if (user_mode(regs)) {
		regnest_point(user);
	} else {
		user = regs_user_ptr();
		if (!regnest_fill(user))
			return;
	}
	regnest_emit(user);
}
