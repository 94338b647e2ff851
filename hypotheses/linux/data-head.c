/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Does perf_output_put_handle() ever take back what it has published?
 *
 * Tree: v6.1
 * Hypotheses: nested-irqs
 * Result: PROVED
 */
#include "kernel/events/ring_buffer.c"

static struct perf_event_mmap_page page;
static struct perf_buffer rb;
static struct perf_event event;
static u64 seen;

static void __setup boot(void)
{
	rb.user_page = &page;
}

static void use(void)
{
	struct perf_output_handle handle;

	handle.rb = &rb;
	handle.event = &event;
	perf_output_get_handle(&handle);
	local_add(8, &rb.head);
	perf_output_put_handle(&handle);
}

/* Whoever reads the buffer meanwhile. */
static void __nmi __times(2) reader(void)
{
	u64 head = READ_ONCE(page.data_head);

	WARN_ON(head < seen);
	seen = head;
}

static void __task __times(1) task(void) { use(); }
static void __softirq __times(1) softirq(void) { use(); }
static void __hardirq __times(1) hardirq(void) { use(); }
