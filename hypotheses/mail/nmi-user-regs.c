/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Is it enough to copy in an NMI, and to point at task_pt_regs() itself anywhere else?
 *
 * The same as the design nmi-user-regs: ./regnest list
 *
 * No kernel before 2020 had it. By the rules of v4.4, whose syscall entry leaves a gap where bp and others would be, it breaks P3 everywhere.
 *
 * Hypotheses: nested-irqs, irqs-on-in-hardirq, nmi-like-exceptions, half-built-entry
 * Era: V5_11
 * Result: PROVED
 * Result: PROVED
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
