/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Does bpf_task_storage_trylock() keep out whoever interrupts its owner, and is the count 0 when all have left?
 *
 * Tree: v6.1
 * Hypotheses: nested-irqs
 * Result: PROVED
 */
#include "kernel/bpf/bpf_task_storage.c"

static int owner;

static void use(int me)
{
	if (!bpf_task_storage_trylock())
		return;
	owner = me;
	barrier();
	WARN_ON(owner != me);
	bpf_task_storage_unlock();
}

static void __at_rest at_rest(void)
{
	WARN_ON(this_cpu_read(bpf_task_storage_busy));
}

static void __task task(void) { use(1); }
static void __softirq softirq(void) { use(2); }
static void __hardirq hardirq(void) { use(3); }
static void __nmi nmi(void) { use(4); }
