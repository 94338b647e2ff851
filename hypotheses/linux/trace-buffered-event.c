/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Is this CPU's buffer there for as long as trace_buffered_event_enable() counts a user?
 *
 * Tree: v6.1
 * Hypotheses: nested-irqs
 * Result: PROVED
 */
#include "kernel/trace/trace.c"

static struct cpumask cpus;
static struct page page;
static unsigned long room[512];

bool mutex_is_locked(struct mutex *lock) { return true; }
static inline struct page *alloc_pages_node(int nid, gfp_t gfp_mask, unsigned int order) { return &page; }
static void *lowmem_page_address(const struct page *of) { return room; }

static void __setup boot(void)
{
	cpumask_set_cpu(0, &cpus);
	tracing_buffer_mask = &cpus;
}

static void __task __times(2) task(void)
{
	trace_buffered_event_enable();
	WARN_ON(!this_cpu_read(trace_buffered_event));
}

/* What an event does with it. */
static void __nmi nmi(void)
{
	unsigned long *event = (unsigned long *)this_cpu_read(trace_buffered_event);

	if (event)
		*event = 1;
}
