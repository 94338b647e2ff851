/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Is a copy inside the sample, on the stack, safe?
 *
 * The same as the design on-stack: ./regnest list
 *
 * Hypotheses: nested-irqs, irqs-on-in-hardirq, nmi-like-exceptions, half-built-entry
 * Result: PROVED
 * Result: PROVED
 * Result: PROVED
 * Result: VIOLATED P3
 */

static void __task __softirq __hardirq __nmi __exception sample(struct pt_regs *regs)
{
	struct pt_regs regs_user_copy;
	struct pt_regs *user = task_pt_regs(current);

	if (user_mode(regs)) {
		regnest_point(user);
	} else {
		user = &regs_user_copy;
		if (!regnest_fill(user))
			return;
	}
	regnest_emit(user);
}
