/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Does a barrier behind the count keep the queue nodes apart?
 *
 * 11dc13224c97 "locking/qspinlock: Ensure node->count is updated before initialising node" (2018)
 *
 * Hypotheses: nested-irqs, compiler-reorders
 * Result: PROVED
 * Result: PROVED
 */
#define MAX_NODES	4

struct mcs_spinlock {
	int locked;
	int count;
};

static DEFINE_PER_CPU(struct mcs_spinlock, mcs_nodes[MAX_NODES]);
static u32 lock_tail;

static void queued_spin_lock(int me)
{
	struct mcs_spinlock *node = this_cpu_ptr(&mcs_nodes[0]);
	int idx = node->count++;
	u32 old;

	if (unlikely(idx >= MAX_NODES)) {
		this_cpu_dec(mcs_nodes[0].count);
		return;
	}
	node = &mcs_nodes[idx];

	/* Interrupts that queue must see the count before the node is touched. */
	barrier();
	node->locked = me;

	/* Publish the node; it is ours until we give it back. */
	old = xchg(&lock_tail, me);
	WARN_ON(node->locked != me);
	xchg(&lock_tail, old);
	this_cpu_dec(mcs_nodes[0].count);
}

static void __task task(void)		{ queued_spin_lock(1); }
static void __softirq softirq(void)	{ queued_spin_lock(2); }
static void __hardirq hardirq(void)	{ queued_spin_lock(3); }
static void __nmi nmi(void)		{ queued_spin_lock(4); }

static void __at_rest at_rest(void)
{
	WARN_ON(mcs_nodes[0].count);
}
