/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Is it enough to copy in an NMI, and to point at task_pt_regs() itself anywhere else?
 *
 * The same as the design nmi-user-regs: ./regnest list
 *
 * Hypotheses: nested-irqs, irqs-on-in-hardirq, nmi-like-exceptions, half-built-entry
 * Result: VIOLATED P3
 * Result: VIOLATED P3
 * Result: VIOLATED P1
 * Result: VIOLATED P3
 */
static DEFINE_PER_CPU(struct pt_regs, nmi_user_regs);

static void __task __softirq __hardirq __nmi __exception sample(struct pt_regs *regs)
{
	struct pt_regs *user = task_pt_regs(current);

	if (user_mode(regs) || !in_nmi()) {
		regnest_point(user);
	} else {
		user = this_cpu_ptr(&nmi_user_regs);
		if (!regnest_fill(user))
			return;
	}
	regnest_emit(user);
}
