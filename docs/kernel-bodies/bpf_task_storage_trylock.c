/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Is storage entered by one at a time, and is whoever finds it busy told so?
 *
 * Hypotheses: nested-irqs, nmi-like-exceptions, irqs-on-in-hardirq
 * Era: V6_1
 * Result: PROVED
 * Result: PROVED
 * Result: PROVED
 */
// paste kernel/bpf/bpf_task_storage.c bpf_task_storage_busy bpf_task_storage_trylock bpf_task_storage_unlock

static int inside;

static void __task __softirq __hardirq __nmi __exception program(void)
{
	if (!bpf_task_storage_trylock())
		return;
	WARN_ON(inside);
	inside = 1;
	inside = 0;
	bpf_task_storage_unlock();
}

static void __at_rest balance(void) { WARN_ON(bpf_task_storage_busy); }
