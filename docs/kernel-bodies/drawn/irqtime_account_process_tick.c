/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Is a tick accounted once, to whoever ran?
 *
 * Hypotheses: nested-irqs
 * Era: V6_1
 * Result: PROVED
 */
#define TICK_NSEC 4
#define PF_VCPU 1
enum { CPUTIME_SOFTIRQ, CPUTIME_SYSTEM };
struct rq { struct task_struct *idle; };
static struct rq rq;
#define this_rq() (&rq)
static DEFINE_PER_CPU(struct task_struct *, ksoftirqd);
#define this_cpu_ksoftirqd() this_cpu_read(ksoftirqd)
static DEFINE_PER_CPU(u64, irq_time);
static u64 accounted, stolen;
static u64 account_other_time(u64 max) { u64 other = irq_time; irq_time = 0; stolen = other; return other; }
static void account_system_index_time(struct task_struct *p, u64 time, int index) { accounted = time; }
static void account_user_time(struct task_struct *p, u64 time) { accounted = time; }
static void account_idle_time(u64 time) { accounted = time; }
static void account_guest_time(struct task_struct *p, u64 time) { accounted = time; }
// paste kernel/sched/cputime.c irqtime_account_process_tick

static void __hardirq tick(void)
{
	accounted = 0;
	irqtime_account_process_tick(current, 0, 1);
	WARN_ON(accounted + stolen < TICK_NSEC);
}

static void __task t(void) { barrier(); }
static void __softirq s(void) { local_irq_disable(); irq_time = 1; local_irq_enable(); }
static void __nmi n(void) { WARN_ON(accounted > TICK_NSEC); }
