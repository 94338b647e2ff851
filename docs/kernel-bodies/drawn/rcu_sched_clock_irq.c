/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Is an urgent request for a quiescent state answered, whenever it comes?
 *
 * One that comes between the look and the store is forgotten, and answered by the reschedule that the look led to.
 *
 * Hypotheses: nested-irqs
 * Era: V6_1
 * Result: PROVED
 */
struct rcu_data { unsigned long ticks_this_gp, last_sched_clock; bool rcu_urgent_qs; };
static DEFINE_PER_CPU(struct rcu_data, rcu_data);
static unsigned long jiffies;
#define time_before(a, b) ((long)((a) - (b)) < 0)
#define TPS(text) text
static bool rcu_is_cpu_rrupt_from_idle(void) { return false; }
static int rescheds;
static void set_tsk_need_resched(struct task_struct *task) { rescheds = 1; }
static void set_preempt_need_resched(void) { }
static void rcu_flavor_sched_clock_irq(int user) { }
static int rcu_pending(int user) { return 0; }
static void invoke_rcu_core(void) { }
static void rcu_note_voluntary_context_switch(struct task_struct *task) { }
// paste kernel/rcu/tree.c rcu_sched_clock_irq

static int asked;

static void __hardirq __times(1) tick(void) { rcu_sched_clock_irq(0); }

static void __nmi __times(2) n(void)
{
	smp_store_release(this_cpu_ptr(&rcu_data.rcu_urgent_qs), true);
	asked = 1;
}

static void __task t(void) { barrier(); }

static void __at_rest seen(void) { WARN_ON(asked && !rescheds && !rcu_data.rcu_urgent_qs); }
