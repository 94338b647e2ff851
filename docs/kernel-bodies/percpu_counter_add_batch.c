/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Does the counter lose nothing where interrupts count, too?
 *
 * What it takes off the CPU's count is what it has read: whatever was added in between stays there.
 *
 * Hypotheses: nested-irqs
 * Era: V6_1
 * Result: PROVED
 */
// paste include/linux/percpu_counter.h percpu_counter
// paste lib/percpu_counter.c percpu_counter_add_batch

static DEFINE_PER_CPU(s32, counts);
static struct percpu_counter counter = { .counters = &counts };

static atomic_t calls;

static void add(void)
{
	percpu_counter_add_batch(&counter, 1, 2);
	atomic_inc(&calls);
}

static void __task __times(2) t(void) { add(); }
static void __softirq __times(1) s(void) { add(); }
static void __hardirq __times(1) h(void) { add(); }

static void __at_rest lost(void) { WARN_ON(counter.count + counts != atomic_read(&calls)); }
