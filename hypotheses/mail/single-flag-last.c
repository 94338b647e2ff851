/* SPDX-License-Identifier: Apache-2.0 */
/*
 * May one copy be filled once, with the flag set after the fill?
 *
 * The same as the design single-flag-last: ./regnest list
 *
 * Hypotheses: nested-irqs, irqs-on-in-hardirq, nmi-like-exceptions, half-built-entry
 * Result: VIOLATED P1 P2
 * Result: VIOLATED P1 P2
 * Result: VIOLATED P1 P2
 * Result: VIOLATED P1 P2 P3
 */
static DEFINE_PER_CPU(struct pt_regs, regs_user_copy);
static DEFINE_PER_CPU(int, filled);

static void __task __softirq __hardirq __nmi __exception sample(struct pt_regs *regs)
{
	struct pt_regs *user = task_pt_regs(current);

	if (!user_mode(regs)) {
		if (regnest_half_built()) {
			regnest_none();
			return;
		}
		user = this_cpu_ptr(&regs_user_copy);
		if (!__this_cpu_read(filled)) {
			regnest_fill(user);
			barrier();
			__this_cpu_write(filled, 1);
		}
	}
	regnest_point(user);
	regnest_emit(user);
}
