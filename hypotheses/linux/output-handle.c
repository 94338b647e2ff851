/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Is what was written last published, and does rb->nest come back to 0, after perf_output_put_handle()?
 *
 * Tree: v6.1
 * Hypotheses: nested-irqs
 * Result: PROVED
 */
#include "kernel/events/ring_buffer.c"

static struct perf_event_mmap_page page;
static struct perf_buffer rb;
static struct perf_event event;

static void __setup boot(void)
{
	rb.user_page = &page;
}

static void use(int me)
{
	struct perf_output_handle handle;

	handle.rb = &rb;
	handle.event = &event;
	perf_output_get_handle(&handle);
	local_add(8, &rb.head);
	perf_output_put_handle(&handle);
}

static void __at_rest at_rest(void)
{
	WARN_ON(rb.nest);
	WARN_ON(page.data_head != local_read(&rb.head));
}

static void __task __times(1) task(void) { use(1); }
static void __softirq __times(1) softirq(void) { use(2); }
static void __hardirq __times(1) hardirq(void) { use(3); }
static void __nmi __times(2) nmi(void) { use(4); }
