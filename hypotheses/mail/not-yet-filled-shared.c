/* SPDX-License-Identifier: Apache-2.0 */
/*
 * May a sentinel pointer per CPU say whether the one copy is filled?
 *
 * The same as the design not-yet-filled-shared: ./regnest list
 *
 * Hypotheses: nested-irqs, irqs-on-in-hardirq, nmi-like-exceptions, half-built-entry
 * Result: VIOLATED P1 P2 P3
 * Result: VIOLATED P1 P2 P3
 * Result: VIOLATED P1 P2 P3
 * Result: VIOLATED P1 P2 P3
 */
#define PERF_REGS_NOT_YET_FILLED	((struct pt_regs *)-1L)

static DEFINE_PER_CPU(struct pt_regs, regs_user_copy);
static DEFINE_PER_CPU(struct pt_regs *, regs_user) = PERF_REGS_NOT_YET_FILLED;

static void __task __softirq __hardirq __nmi __exception sample(struct pt_regs *regs)
{
	struct pt_regs *user = task_pt_regs(current);

	if (!user_mode(regs)) {
		if (regnest_half_built()) {
			regnest_none();
			__this_cpu_write(regs_user, PERF_REGS_NOT_YET_FILLED);
			return;
		}
		user = this_cpu_ptr(&regs_user_copy);
		if (__this_cpu_read(regs_user) == PERF_REGS_NOT_YET_FILLED) {
			__this_cpu_write(regs_user, user);
			regnest_fill(user);
		}
	}
	regnest_point(user);
	regnest_emit(user);
	__this_cpu_write(regs_user, PERF_REGS_NOT_YET_FILLED);
}
