/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Is a sentinel pointer in the sample itself safe, with the copy on the stack?
 *
 * The same as the design not-yet-filled-private: ./regnest list
 *
 * Hypotheses: nested-irqs, irqs-on-in-hardirq, nmi-like-exceptions, half-built-entry
 * Result: PROVED
 * Result: PROVED
 * Result: PROVED
 * Result: VIOLATED P3
 */
#define PERF_REGS_NOT_YET_FILLED	((struct pt_regs *)-1L)

struct user_regs {
	struct pt_regs *regs;
	struct pt_regs copy;
};

/* Returns false where the user's registers are not complete yet. */
static bool fetch(struct user_regs *regs_user)
{
	if (regs_user->regs != PERF_REGS_NOT_YET_FILLED)
		return true;
	regs_user->regs = &regs_user->copy;
	return regnest_fill(&regs_user->copy);
}

static void __task __softirq __hardirq __nmi __exception sample(struct pt_regs *regs)
{
	struct user_regs regs_user = { .regs = PERF_REGS_NOT_YET_FILLED };

	if (user_mode(regs)) {
		regs_user.regs = task_pt_regs(current);
		regnest_point(regs_user.regs);
	} else if (!fetch(&regs_user)) {
		return;
	}
	regnest_emit(regs_user.regs);
}
