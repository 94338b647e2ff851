/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Are the user's registers those of the user, and its ABI too, where they are copied in an NMI and pointed at elsewhere?
 *
 * Hypotheses: nested-irqs, half-built-entry, nmi-like-exceptions
 * Era: V6_1
 * Result: PROVED
 * Result: VIOLATED P3 ASSERT
 * Result: VIOLATED P1
 */
// paste arch/x86/kernel/perf_regs.c perf_reg_abi@2 nmi_user_regs perf_get_regs_user@2
// paste kernel/events/core.c perf_sample_regs_user

static void __task __softirq __hardirq __nmi __exception sample(struct pt_regs *regs)
{
	struct perf_regs user;

	perf_sample_regs_user(&user, regs);
	if (user.abi == PERF_SAMPLE_REGS_ABI_NONE) {
		regnest_none();
		return;
	}
	regnest_point(user.regs);
	WARN_ON(user.abi != perf_reg_abi(current));
	regnest_user_stack(user.regs);
	regnest_emit(user.regs);
}
