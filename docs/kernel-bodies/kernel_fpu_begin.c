/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Is the FPU used by one at a time in the kernel, where each asks first whether it may?
 *
 * Hypotheses: nested-irqs
 * Era: V6_1
 * Result: PROVED
 */
struct fpu { int state; };
struct task_struct { unsigned int flags; struct { struct fpu fpu; } thread; };
#define TIF_NEED_FPU_LOAD 14
static unsigned long thread_flags;
#define test_thread_flag(flag) test_bit(flag, &thread_flags)
#define set_thread_flag(flag) set_bit(flag, &thread_flags)
static void save_fpregs_to_fpstate(struct fpu *fpu) { fpu->state = 1; }
#define __cpu_invalidate_fpregs_state() do { } while (0)
#define KFPU_387 1
#define KFPU_MXCSR 2
#define X86_FEATURE_XMM 0
#define X86_FEATURE_FPU 1
#define boot_cpu_has(feature) false
#define MXCSR_DEFAULT 0x1f80
#define ldmxcsr(value) do { } while (0)
// paste arch/x86/kernel/fpu/core.c in_kernel_fpu irq_fpu_usable kernel_fpu_begin_mask kernel_fpu_end

static int users;

static void __task __softirq __hardirq crypto(void)
{
	if (!irq_fpu_usable())
		return;
	kernel_fpu_begin_mask(KFPU_387 | KFPU_MXCSR);
	WARN_ON(users);
	users = 1;
	users = 0;
	kernel_fpu_end();
}
