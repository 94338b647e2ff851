/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Is the context of printk() as it was once a section is over, whatever nests in it?
 *
 * Hypotheses: nested-irqs, nmi-like-exceptions
 * Era: V6_1
 * Result: PROVED
 * Result: PROVED
 */
// paste kernel/printk/printk_safe.c printk_context __printk_safe_enter __printk_safe_exit

static void __task __softirq __hardirq __nmi __exception console(void)
{
	unsigned long flags;
	int before = printk_context;

	local_irq_save(flags);
	__printk_safe_enter();
	WARN_ON(!(this_cpu_read(printk_context) & 0xff));
	__printk_safe_exit();
	local_irq_restore(flags);
	WARN_ON(this_cpu_read(printk_context) != before);
}

static void __at_rest balance(void) { WARN_ON(printk_context); }
