/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Does this CPU keep what __printk_cpu_sync_try_get() gave it, until the outermost context gives it back?
 *
 * Tree: v6.1
 * Hypotheses: nested-irqs
 * Result: PROVED
 */
#include "kernel/printk/printk.c"

static void use(void)
{
	unsigned long flags;

	local_irq_save(flags);
	if (__printk_cpu_sync_try_get()) {
		WARN_ON(atomic_read(&printk_cpu_sync_owner) != smp_processor_id());
		__printk_cpu_sync_put();
	}
	local_irq_restore(flags);
}

static void __at_rest at_rest(void)
{
	WARN_ON(atomic_read(&printk_cpu_sync_owner) != -1);
	WARN_ON(atomic_read(&printk_cpu_sync_nested));
}

static void __task task(void) { use(); }
static void __softirq softirq(void) { use(); }
static void __hardirq hardirq(void) { use(); }
static void __nmi nmi(void) { use(); }
