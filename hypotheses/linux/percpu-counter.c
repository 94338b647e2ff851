/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Does percpu_counter_add_batch() lose a count, from a task, a softirq and a hardirq?
 *
 * Tree: v6.1
 * Hypotheses: nested-irqs
 * Result: PROVED
 */
#include "lib/percpu_counter.c"

static s32 slot;
static struct percpu_counter counter;
static int added;

static void __setup boot(void)
{
	counter.counters = &slot;
}

static void use(int me)
{
	unsigned long flags;

	percpu_counter_add_batch(&counter, 1, 2);
	local_irq_save(flags);
	added++;
	local_irq_restore(flags);
}

static void __at_rest at_rest(void)
{
	WARN_ON(counter.count + slot != added);
}

static void __task __times(2) task(void) { use(1); }
static void __softirq __times(1) softirq(void) { use(2); }
static void __hardirq __times(2) hardirq(void) { use(3); }
