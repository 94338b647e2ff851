/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Does it say that bottom halves are blocked where somebody below holds them, and not otherwise?
 *
 * Hypotheses: nested-irqs
 * Era: V6_1
 * Result: PROVED
 */
#define local_lock_t spinlock_t
#define INIT_LOCAL_LOCK(name) { 0 }
// paste kernel/softirq.c softirq_ctrl softirq_ctrl@2 local_bh_blocked

static int held;

static void __task t(void)
{
	__this_cpu_add(softirq_ctrl.cnt, 1);
	WARN_ON(!local_bh_blocked());
	held = 1;
	held = 0;
	__this_cpu_sub(softirq_ctrl.cnt, 1);
	WARN_ON(local_bh_blocked());
}

static void __hardirq __nmi h(void) { WARN_ON(held && !local_bh_blocked()); }
