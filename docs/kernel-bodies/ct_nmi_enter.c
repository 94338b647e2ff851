/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Is RCU watching in an NMI, wherever it hits, and as it was after it?
 *
 * Hypotheses: nested-irqs, nmi-like-exceptions
 * Era: V6_1
 * Result: PROVED
 * Result: PROVED
 */
#define RCU_DYNTICKS_IDX 1
struct context_tracking { atomic_t state; long dynticks_nesting; long dynticks_nmi_nesting; };
static DEFINE_PER_CPU(struct context_tracking, context_tracking) = { .state = ATOMIC_INIT(1), .dynticks_nesting = 1 };
#define DYNTICK_IRQ_NONIDLE 7
#define ct_dynticks() atomic_read(&context_tracking.state)
#define ct_dynticks_nmi_nesting() __this_cpu_read(context_tracking.dynticks_nmi_nesting)
#define rcu_dynticks_curr_cpu_in_eqs() (!(atomic_read(&context_tracking.state) & RCU_DYNTICKS_IDX))
#define TPS(text) text
#define rcu_dynticks_task_exit() do { } while (0)
#define rcu_dynticks_task_enter() do { } while (0)
#define rcu_irq_enter_check_tick() do { } while (0)
static noinstr void ct_kernel_exit_state(int offset) { atomic_xor(offset, &context_tracking.state); }
static noinstr void ct_kernel_enter_state(int offset) { atomic_xor(offset, &context_tracking.state); }
// paste kernel/context_tracking.c ct_nmi_exit ct_nmi_enter

static void __nmi __exception nmi(void)
{
	int before = rcu_dynticks_curr_cpu_in_eqs();

	ct_nmi_enter();
	WARN_ON(rcu_dynticks_curr_cpu_in_eqs());
	ct_nmi_exit();
	WARN_ON(before != rcu_dynticks_curr_cpu_in_eqs());
}

static void __task idle(void)
{
	__this_cpu_write(context_tracking.dynticks_nmi_nesting, 0);
	ct_kernel_exit_state(1);
	barrier();
	ct_kernel_enter_state(1);
}
