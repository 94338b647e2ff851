/* SPDX-License-Identifier: Apache-2.0 */
/*
 * May a hardirq use the FPU wherever no kernel code uses it and bottom halves are enabled?
 *
 * 59f5ede3bc0f "x86/fpu: Prevent FPU state corruption" (2022)
 *
 * Hypotheses: nested-irqs
 * Era: V5_11
 * Result: PROVED
 */
enum { TASK = 1, SOFTIRQ, HARDIRQ };

static DEFINE_PER_CPU(bool, in_kernel_fpu);

/* The registers of the FPU, in two halves. */
static int fpregs[2];

static bool irq_fpu_usable(void)
{
	if (in_nmi())
		return false;
	if (this_cpu_read(in_kernel_fpu))
		return false;
	if (!in_hardirq())
		return true;
	/* Whoever switches registers has disabled bottom halves. */
	return !softirq_count();
}

static void kernel_fpu(int me)
{
	if (!irq_fpu_usable())
		return;
	preempt_disable();
	this_cpu_write(in_kernel_fpu, true);
	fpregs[0] = me;
	fpregs[1] = me;
	WARN_ON(READ_ONCE(fpregs[0]) != me || READ_ONCE(fpregs[1]) != me);
	this_cpu_write(in_kernel_fpu, false);
	preempt_enable();
}

/* A switch of the task's registers, which nothing in an interrupt may touch meanwhile. */
static void __task fpregs_restore(void)
{
	local_bh_disable();
	fpregs[0] = TASK;
	fpregs[1] = TASK;
	WARN_ON(READ_ONCE(fpregs[0]) != TASK || READ_ONCE(fpregs[1]) != TASK);
	local_bh_enable();
}

static void __softirq softirq(void)	{ kernel_fpu(SOFTIRQ); }
static void __hardirq hardirq(void)	{ kernel_fpu(HARDIRQ); }

static void __at_rest at_rest(void)
{
	WARN_ON(in_kernel_fpu);
}
