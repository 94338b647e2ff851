/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Are nested writers of the AUX area caught, as its comment says?
 *
 * An NMI behind the increment finds a writer, and the warning says so. One between the test and the increment is through before the task goes on.
 *
 * Hypotheses: nested-irqs
 * Era: V6_1
 * Result: VIOLATED ASSERT
 */
struct perf_event_mmap_page { __u64 data_head, aux_tail; };
struct perf_event { struct perf_event *parent; struct perf_buffer *rb; int pending_disable; };
// paste kernel/events/internal.h perf_buffer rb_has_aux perf_aux_size
// paste include/linux/perf_event.h perf_output_handle
// paste include/linux/circ_buf.h CIRC_CNT CIRC_SPACE
static struct perf_buffer *ring_buffer_get(struct perf_event *event) { return event->rb; }
static void ring_buffer_put(struct perf_buffer *rb) { }
static void rb_free_aux(struct perf_buffer *rb) { refcount_dec(&rb->aux_refcount); }
static void perf_output_wakeup(struct perf_output_handle *handle) { }
// paste kernel/events/ring_buffer.c perf_aux_output_begin

static struct perf_event_mmap_page page;
static void *pages[1];
static struct perf_buffer rb = {
	.user_page = &page, .aux_pages = pages, .aux_nr_pages = 1, .aux_priv = &page,
	.aux_mmap_count = ATOMIC_INIT(1), .aux_refcount = REFCOUNT_INIT(1),
};
static struct perf_event event = { .rb = &rb };

static void __task __nmi writer(void)
{
	struct perf_output_handle handle;

	if (!perf_aux_output_begin(&handle, &event))
		return;
	WRITE_ONCE(rb.aux_nest, 0);
	rb_free_aux(&rb);
}
