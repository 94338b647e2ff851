/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Is one copy per CPU enough, as nested samples copy the same user registers?
 *
 * The same as the design single: ./regnest list
 *
 * Hypotheses: nested-irqs, irqs-on-in-hardirq, nmi-like-exceptions, half-built-entry
 * Result: VIOLATED P1
 * Result: VIOLATED P1
 * Result: VIOLATED P1
 * Result: VIOLATED P1 P3
 */
static DEFINE_PER_CPU(struct pt_regs, regs_user_copy);

static struct pt_regs *regs_user_ptr(void)
{
	return this_cpu_ptr(&regs_user_copy);
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
