/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Does the ring buffer let each level in once, and one more in transition?
 *
 * Hypotheses: nested-irqs, nmi-like-exceptions, entry-lag
 * Era: V6_1
 * Result: PROVED
 * Result: PROVED
 * Result: PROVED
 */
// paste kernel/trace/ring_buffer.c RB_CTX_NMI
struct ring_buffer_per_cpu { unsigned int current_context; unsigned long nest; };
static void do_ring_buffer_record_recursion(void) { }
// paste kernel/trace/ring_buffer.c trace_recursive_lock trace_recursive_unlock

static struct ring_buffer_per_cpu cpu_buffer;
static int writers;

static void __task __softirq __hardirq __nmi __exception __entry_event writer(void)
{
	if (trace_recursive_lock(&cpu_buffer))
		return;
	WARN_ON(writers++ >= RB_CTX_MAX);
	writers--;
	trace_recursive_unlock(&cpu_buffer);
}

static void __at_rest balance(void) { WARN_ON(cpu_buffer.current_context); }
