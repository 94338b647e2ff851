/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Is the thread woken with interrupts off, as its comment says, and only where there is one?
 *
 * Hypotheses: nested-irqs
 * Era: V6_1
 * Result: PROVED
 */
static struct task_struct thread;
static DEFINE_PER_CPU(struct task_struct *, ksoftirqd);
static int wake_up_process(struct task_struct *p)
{
	WARN_ON(!irqs_disabled() || p != &thread);
	return 1;
}
// paste kernel/softirq.c wakeup_softirqd

static void __task t(void)
{
	unsigned long flags;

	this_cpu_write(ksoftirqd, NULL);
	local_irq_save(flags);
	wakeup_softirqd();
	local_irq_restore(flags);
	this_cpu_write(ksoftirqd, &thread);
}

static void __hardirq h(void) { wakeup_softirqd(); }
static void __nmi n(void) { wakeup_softirqd(); }
