/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Is a tracer entered once a level, and once more in transition?
 *
 * Hypotheses: nested-irqs, nmi-like-exceptions, entry-lag
 * Era: V6_1
 * Result: PROVED
 * Result: PROVED
 * Result: PROVED
 */
struct task_struct { unsigned long trace_recursion; };
// paste include/linux/trace_recursion.h TRACE_FTRACE_BIT TRACE_CONTEXT_BITS TRACE_FTRACE_START TRACE_LIST_START TRACE_CONTEXT_MASK
#define do_ftrace_record_recursion(ip, pip) do { } while (0)
// paste include/linux/trace_recursion.h trace_recursion_clear TRACE_CTX_NMI trace_get_context_bit trace_test_and_set_recursion trace_clear_recursion ftrace_test_recursion_trylock ftrace_test_recursion_unlock

static int tracers;

static void __task __softirq __hardirq __nmi __exception __entry_event tracer(void)
{
	int bit = ftrace_test_recursion_trylock(0, 0);

	if (bit < 0)
		return;
	WARN_ON(preemptible());
	WARN_ON(tracers++ > TRACE_CTX_TRANSITION);
	tracers--;
	ftrace_test_recursion_unlock(bit);
}

static void __at_rest balance(void) { WARN_ON(current->trace_recursion); }
