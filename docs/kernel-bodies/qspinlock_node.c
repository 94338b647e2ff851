/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Has each of four levels that wait a node of its own?
 *
 * Hypotheses: nested-irqs, nmi-like-exceptions
 * Era: V6_1
 * Result: PROVED
 * Result: PROVED
 */
// paste kernel/locking/mcs_spinlock.h mcs_spinlock
// paste kernel/locking/qspinlock.c MAX_NODES qnode qnodes grab_mcs_node

static void __task __softirq __hardirq __nmi __exception waits(void)
{
	struct mcs_spinlock *node = this_cpu_ptr(&qnodes[0].mcs);
	int idx = node->count++;

	if (idx < MAX_NODES) {
		node = grab_mcs_node(node, idx);
		barrier();
		node->locked = 0;
		node->next = NULL;
		node->locked = idx + 1;
		WARN_ON(READ_ONCE(node->locked) != idx + 1);
	}
	__this_cpu_dec(qnodes[0].mcs.count);
}

static void __at_rest balance(void) { WARN_ON(qnodes[0].mcs.count); }
