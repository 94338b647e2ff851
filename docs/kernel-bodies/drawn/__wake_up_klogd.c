/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Is what was asked of the printing interrupt done, whoever asks for more in between?
 *
 * Hypotheses: nested-irqs
 * Era: V6_1
 * Result: PROVED
 */
#define PRINTK_PENDING_WAKEUP 1
#define PRINTK_PENDING_OUTPUT 2
static bool printk_percpu_data_ready(void) { return true; }
static wait_queue_head_t log_wait;
static bool wq_has_sleeper(struct wait_queue_head *head) { return true; }
static DEFINE_PER_CPU(int, printk_pending);
static void print(struct irq_work *work) { this_cpu_xchg(printk_pending, 0); }
static DEFINE_PER_CPU(struct irq_work, wake_up_klogd_work) = IRQ_WORK_INIT(print);
// paste kernel/printk/printk.c __wake_up_klogd

static void __task t(void) { __wake_up_klogd(PRINTK_PENDING_WAKEUP); }
static void __softirq __nmi n(void) { __wake_up_klogd(PRINTK_PENDING_OUTPUT); }

static void __at_rest done(void) { WARN_ON(printk_pending && !irq_work_is_pending(&wake_up_klogd_work)); }
