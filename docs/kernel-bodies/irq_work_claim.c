/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Is work that was queued run, and queued by one at a time?
 *
 * Hypotheses: nested-irqs
 * Era: V6_1
 * Result: PROVED
 */
// paste include/linux/smp_types.h CSD_TYPE_IRQ_WORK __call_single_node
// paste include/linux/irq_work.h irq_work
#undef irq_work_is_hard
// paste include/linux/irq_work.h irq_work_is_hard
static bool arch_irq_work_has_interrupt(void) { return true; }
static int rcuwait_wake_up(struct rcuwait *w) { return 0; }
// paste kernel/irq_work.c irq_work_claim irq_work_single

static int queued, asked;
static void handle(struct irq_work *work) { asked = 0; }
static struct irq_work work = { .func = handle };

static void request(void)
{
	asked = 1;
	if (!irq_work_claim(&work))
		return;
	WARN_ON(queued);
	queued = 1;
}

static void __task t(void) { request(); }
static void __softirq s(void) { request(); }
static void __nmi n(void) { request(); }
static void __hardirq interrupt(void)
{
	if (queued) {
		queued = 0;
		irq_work_single(&work);
	}
}

static void __at_rest runs(void) { WARN_ON(asked && !queued); }
