/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Does the count of users, and the entry in the list, hold where a PMI looks at them?
 *
 * Hypotheses: nested-irqs
 * Era: V6_1
 * Result: PROVED
 */
struct perf_cpu_context { int sched_cb_usage; struct list_head sched_cb_entry; };
struct pmu { struct perf_cpu_context __percpu *pmu_cpu_context; };
static DEFINE_PER_CPU(int, perf_sched_cb_usages);
static DEFINE_PER_CPU(struct list_head, sched_cb_list) = { &sched_cb_list, &sched_cb_list };
#define LIST_POISON1 ((void *)0x100)
#define LIST_POISON2 ((void *)0x122)
static bool __list_add_valid(struct list_head *new, struct list_head *prev, struct list_head *next) { return true; }
static bool __list_del_entry_valid(struct list_head *entry) { return true; }
// paste include/linux/list.h __list_add list_add __list_del __list_del_entry list_del
// paste kernel/events/core.c perf_sched_cb_dec perf_sched_cb_inc

static struct perf_cpu_context context;
static struct pmu pmu = { .pmu_cpu_context = &context };

static void __task t(void)
{
	perf_sched_cb_inc(&pmu);
	perf_sched_cb_inc(&pmu);
	perf_sched_cb_dec(&pmu);
	WARN_ON(sched_cb_list.next != &context.sched_cb_entry);
	perf_sched_cb_dec(&pmu);
}

static void __nmi n(void)
{
	int usages = this_cpu_read(perf_sched_cb_usages);

	WARN_ON(usages < 0 || usages > 2);
}

static void __at_rest balance(void) { WARN_ON(perf_sched_cb_usages || sched_cb_list.next != &sched_cb_list); }
