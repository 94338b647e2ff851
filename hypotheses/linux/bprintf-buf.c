/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Does anybody write to the buffers of try_get_buffers() while I hold them, from a task, a softirq and a hardirq?
 *
 * Tree: v6.1
 * Hypotheses: nested-irqs
 * Result: PROVED
 */
#include "kernel/bpf/helpers.c"

static void use(int me)
{
	struct bpf_bprintf_buffers *buf;

	if (try_get_buffers(&buf))
		return;
	WRITE_ONCE(buf->buf[0], me);
	WARN_ON(READ_ONCE(buf->buf[0]) != me);
	this_cpu_dec(bpf_bprintf_nest_level);
	preempt_enable();
}

static void __task task(void) { use(1); }
static void __softirq softirq(void) { use(2); }
static void __hardirq hardirq(void) { use(3); }
