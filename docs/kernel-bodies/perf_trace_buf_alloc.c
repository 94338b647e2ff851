/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Are the buffer and the registers that a tracepoint is handed its own until it gives its level back?
 *
 * Hypotheses: nested-irqs, nmi-like-exceptions
 * Era: V6_1
 * Result: PROVED
 * Result: PROVED
 */
#define PERF_NR_CONTEXTS 4
#define PERF_MAX_TRACE_SIZE 32
#define PERF_TRACE_NESTED 1
typedef unsigned long perf_trace_t[PERF_MAX_TRACE_SIZE / sizeof(unsigned long)];
static perf_trace_t buffers[PERF_NR_CONTEXTS];
static char __percpu *perf_trace_buf[PERF_NR_CONTEXTS] = {
	(char *)buffers[0], (char *)buffers[1], (char *)buffers[2], (char *)buffers[3],
};
DEFINE_PER_CPU(struct pt_regs, __perf_regs[4]);
// paste kernel/trace/trace_event_perf.c perf_trace_buf_alloc

static struct pt_regs *held[4];

static void __task __softirq __hardirq __nmi __exception tracepoint(void)
{
	struct pt_regs *regs;
	u64 *data;
	int rctx;

	preempt_disable_notrace();
	data = perf_trace_buf_alloc(16, &regs, &rctx);
	if (data) {
		WARN_ON(data[0] || data[1] || held[rctx]);
		data[0] = 1;
		held[rctx] = regs;
		WARN_ON(held[rctx] != regs || data[0] != 1);
		held[rctx] = NULL;
		data[0] = 0;
		perf_swevent_put_recursion_context(rctx);
	}
	preempt_enable_notrace();
}
