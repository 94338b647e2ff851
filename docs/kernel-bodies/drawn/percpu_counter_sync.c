/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Does the counter lose nothing where an interrupt counts while it is brought together?
 *
 * Hypotheses: nested-irqs
 * Era: V6_1
 * Result: VIOLATED ASSERT
 */
// paste include/linux/percpu_counter.h percpu_counter
// paste lib/percpu_counter.c percpu_counter_sync

static DEFINE_PER_CPU(s32, counts);
static struct percpu_counter counter = { .counters = &counts };
static atomic_t added;

static void __task __times(1) t(void) { percpu_counter_sync(&counter); }
static void __hardirq __times(1) h(void) { this_cpu_inc(counts); atomic_inc(&added); }
static void __nmi __times(1) n(void) { this_cpu_inc(counts); atomic_inc(&added); }
static void __at_rest lost(void) { WARN_ON(counter.count + counts != atomic_read(&added)); }
