/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Is the worker woken where lazy work was added, whoever adds it?
 *
 * An interrupt between the look at the list and the return adds its own and wakes the worker itself.
 *
 * Hypotheses: nested-irqs
 * Era: V6_1
 * Result: PROVED
 */
static DEFINE_PER_CPU(struct llist_head, lazy_list);
static struct task_struct worker;
static DEFINE_PER_CPU(struct task_struct *, irq_workd) = &worker;
static int woken;
static int wake_up_process(struct task_struct *p) { WRITE_ONCE(woken, 1); return 1; }
// paste include/linux/llist.h llist_empty
bool llist_add_batch(struct llist_node *new_first, struct llist_node *new_last, struct llist_head *head);
// paste include/linux/llist.h llist_add
// paste lib/llist.c llist_add_batch
// paste kernel/irq_work.c wake_irq_workd

static struct llist_node of_task, of_nmi;

static void __task __times(1) t(void)
{
	llist_add(&of_task, this_cpu_ptr(&lazy_list));
	wake_irq_workd();
	WARN_ON(!READ_ONCE(woken));
}

static void __nmi __times(1) n(void)
{
	llist_add(&of_nmi, this_cpu_ptr(&lazy_list));
	wake_irq_workd();
	WARN_ON(!READ_ONCE(woken));
}
