/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Is a softirq that raise_softirq() raised pending for whoever looks next?
 *
 * Tree: v6.1
 * Hypotheses: nested-irqs
 * Result: PROVED
 */
#include "kernel/softirq.c"

int wake_up_process(struct task_struct *tsk) { return 1; }

static void use(int me)
{
	raise_softirq(NET_RX_SOFTIRQ);
	WARN_ON(!(local_softirq_pending() & 1 << NET_RX_SOFTIRQ));
}

static void __task task(void) { use(1); }
static void __softirq softirq(void) { use(2); }
static void __hardirq hardirq(void) { use(3); }
