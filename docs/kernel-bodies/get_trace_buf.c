/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Does each of four nested printers have a buffer of its own, and a fifth none?
 *
 * Hypotheses: nested-irqs, nmi-like-exceptions
 * Era: V6_1
 * Result: PROVED
 * Result: PROVED
 */
#define TRACE_BUF_SIZE 4
// paste kernel/trace/trace.c trace_buffer_struct
static struct trace_buffer_struct buffers;
static struct trace_buffer_struct __percpu *trace_percpu_buffer = &buffers;
// paste kernel/trace/trace.c get_trace_buf put_trace_buf

static void __task __softirq __hardirq __nmi __exception printer(void)
{
	char *buffer;

	preempt_disable_notrace();
	buffer = get_trace_buf();
	if (buffer) {
		WARN_ON(buffer[0]);
		buffer[0] = 1;
		buffer[0] = 0;
		put_trace_buf();
	}
	preempt_enable_notrace();
}

static void __at_rest balance(void) { WARN_ON(buffers.nesting); }
