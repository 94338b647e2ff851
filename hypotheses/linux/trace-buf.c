/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Does anybody write to the buffer of get_trace_buf() while I hold it, and does the nesting come back to 0?
 *
 * Tree: v6.1
 * Hypotheses: nested-irqs
 * Result: PROVED
 */
#include "kernel/trace/trace.c"

static struct trace_buffer_struct buffers;

static void __setup boot(void)
{
	trace_percpu_buffer = &buffers;
}

static void use(int me)
{
	char *buf = get_trace_buf();

	if (!buf)
		return;
	WRITE_ONCE(buf[0], me);
	WARN_ON(READ_ONCE(buf[0]) != me);
	put_trace_buf();
}

static void __at_rest at_rest(void)
{
	WARN_ON(buffers.nesting);
}

static void __task task(void) { use(1); }
static void __softirq softirq(void) { use(2); }
static void __hardirq hardirq(void) { use(3); }
static void __nmi nmi(void) { use(4); }
