/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Is work that was claimed run once, and free afterwards?
 *
 * Tree: v6.1
 * Hypotheses: nested-irqs
 * Result: PROVED
 */
#include "kernel/irq_work.c"

int rcuwait_wake_up(struct rcuwait *w) { return 0; }

static int owed;
static void run(struct irq_work *work) { this_cpu_dec(owed); }
static struct irq_work work = IRQ_WORK_INIT(run);

static void use(int me)
{
	if (irq_work_claim(&work)) {
		this_cpu_inc(owed);
		irq_work_single(&work);
	}
}

static void __at_rest at_rest(void)
{
	WARN_ON(owed);
	WARN_ON(irq_work_is_busy(&work));
}

static void __task task(void) { use(1); }
static void __softirq softirq(void) { use(2); }
static void __hardirq hardirq(void) { use(3); }
static void __nmi nmi(void) { use(4); }
