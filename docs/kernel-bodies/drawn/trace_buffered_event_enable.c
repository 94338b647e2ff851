/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Is the buffer whole wherever an event finds one?
 *
 * Hypotheses: nested-irqs
 * Era: V6_1
 * Result: PROVED
 */
static struct mutex event_mutex;
#define mutex_is_locked(mutex) true
struct ring_buffer_event { u32 type_len, array[1]; };
struct page { struct ring_buffer_event event; };
static struct page page = { .event = { .type_len = 1, .array = { 1 } } };
static int trace_buffered_event_ref;
static DEFINE_PER_CPU(struct ring_buffer_event *, trace_buffered_event);
#define for_each_tracing_cpu(cpu) for_each_possible_cpu(cpu)
#define cpu_to_node(cpu) (cpu)
#define GFP_KERNEL 1
#define __GFP_NORETRY 2
static struct page *alloc_pages_node(int node, gfp_t gfp, unsigned int order) { return &page; }
static void *page_address(struct page *page) { return &page->event; }
// paste kernel/trace/trace.c trace_buffered_event_enable

static void __task t(void) { trace_buffered_event_enable(); trace_buffered_event_ref--; }

static void __softirq __hardirq __nmi event(void)
{
	struct ring_buffer_event *event = this_cpu_read(trace_buffered_event);

	WARN_ON(event && (event->type_len || event->array[0]));
}
