/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Does the outermost writer publish what every nested one has written?
 *
 * Hypotheses: nested-irqs, irqs-on-in-hardirq
 * Era: V6_1
 * Result: PROVED
 * Result: PROVED
 */
struct perf_event_mmap_page { __u64 data_head, aux_tail; };
// paste kernel/events/internal.h perf_buffer
// paste include/linux/perf_event.h perf_output_handle
static int woken;
static void perf_output_wakeup(struct perf_output_handle *handle)
{
	woken = 1;
}
// paste kernel/events/ring_buffer.c perf_output_get_handle perf_output_put_handle

static struct perf_event_mmap_page page;
static struct perf_buffer rb = { .user_page = &page };

static void write(void)
{
	struct perf_output_handle handle = { .rb = &rb };

	perf_output_get_handle(&handle);
	local_add(8, &rb.head);
	perf_output_put_handle(&handle);
}

static void __task __times(1) t(void) { write(); }
static void __softirq __times(1) s(void) { write(); }
static void __hardirq __times(1) h(void) { write(); }
static void __nmi __times(1) n(void) { write(); }

static void __at_rest published(void)
{
	WARN_ON(rb.nest);
	WARN_ON(page.data_head != local_read(&rb.head));
}
