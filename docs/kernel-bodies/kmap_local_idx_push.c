/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Has each nested mapping a slot of its own, and none too many?
 *
 * Hypotheses: nested-irqs
 * Era: V6_1
 * Result: PROVED
 */
#define KM_MAX_IDX 16
struct kmap_ctrl { int idx; unsigned long pteval[KM_MAX_IDX]; };
struct task_struct { struct kmap_ctrl kmap_ctrl; };
#define KM_INCR 1
// paste mm/highmem.c kmap_local_idx_push kmap_local_idx kmap_local_idx_pop

static void __task __softirq __hardirq maps(void)
{
	int idx = kmap_local_idx_push();

	WARN_ON(current->kmap_ctrl.pteval[idx]);
	current->kmap_ctrl.pteval[idx] = 1;
	WARN_ON(kmap_local_idx() != idx);
	current->kmap_ctrl.pteval[idx] = 0;
	kmap_local_idx_pop();
}

static void __at_rest balance(void) { WARN_ON(current->kmap_ctrl.idx); }
