/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Does anybody write to the buffer of perf_trace_buf_alloc() while I hold it?
 *
 * Tree: v6.1
 * Hypotheses: nested-irqs
 * Result: PROVED
 */
#include "kernel/trace/trace_event_perf.c"

static perf_trace_t buffers[PERF_NR_CONTEXTS];

static void __setup boot(void)
{
	for (int i = 0; i < PERF_NR_CONTEXTS; i++)
		perf_trace_buf[i] = (char *)&buffers[i];
}

static void use(int me)
{
	int rctx;
	char *buf = perf_trace_buf_alloc(16, NULL, &rctx);

	if (!buf)
		return;
	WRITE_ONCE(buf[0], me);
	WARN_ON(READ_ONCE(buf[0]) != me);
	perf_swevent_put_recursion_context(rctx);
}

static void __task task(void) { use(1); }
static void __softirq softirq(void) { use(2); }
static void __hardirq hardirq(void) { use(3); }
static void __nmi nmi(void) { use(4); }
