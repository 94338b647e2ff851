/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Is a softirq kept away between __local_bh_disable_ip() and __local_bh_enable_ip()?
 *
 * Tree: v6.1
 * Hypotheses: nested-irqs
 * Result: PROVED
 */
#include "kernel/softirq.c"

void do_softirq_own_stack(void) { }
int wake_up_process(struct task_struct *tsk) { return 1; }

static int inside;

static void __task task(void)
{
	__local_bh_disable_ip(0, SOFTIRQ_DISABLE_OFFSET);
	WARN_ON(!in_softirq());
	inside = 1;
	barrier();
	inside = 0;
	__local_bh_enable_ip(0, SOFTIRQ_DISABLE_OFFSET);
}

static void __softirq softirq(void)
{
	WARN_ON(inside);
}
