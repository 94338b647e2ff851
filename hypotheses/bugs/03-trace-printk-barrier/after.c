/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Do barriers around the nesting count, and the right index, keep the buffers apart?
 *
 * c1acb4ac1a89 "tracing: Fix out of bounds write in get_trace_buf" (2020), after 3d9622c12c88
 *
 * Hypotheses: nested-irqs, compiler-reorders
 * Result: PROVED
 * Result: PROVED
 */
struct trace_buffer_struct {
	int nesting;
	char buffer[4];
};

static DEFINE_PER_CPU(struct trace_buffer_struct, trace_percpu_buffer);

static char *get_trace_buf(void)
{
	struct trace_buffer_struct *buffer = this_cpu_ptr(&trace_percpu_buffer);

	if (buffer->nesting >= 4)
		return NULL;
	buffer->nesting++;

	/* Interrupts must see nesting incremented before we use the buffer */
	barrier();
	return &buffer->buffer[buffer->nesting - 1];
}

static void put_trace_buf(void)
{
	/* Don't let the decrement of nesting leak before this */
	barrier();
	this_cpu_dec(trace_percpu_buffer.nesting);
}

static void trace_vbprintk(char text)
{
	char *tbuffer = get_trace_buf();

	if (!tbuffer)
		return;
	*tbuffer = text;
	OPTIMIZER_HIDE_VAR(tbuffer);
	WARN_ON(*tbuffer != text);
	put_trace_buf();
}

static void __task task(void)		{ trace_vbprintk('t'); }
static void __softirq softirq(void)	{ trace_vbprintk('s'); }
static void __hardirq hardirq(void)	{ trace_vbprintk('h'); }
static void __nmi nmi(void)		{ trace_vbprintk('n'); }

static void __at_rest at_rest(void)
{
	WARN_ON(trace_percpu_buffer.nesting);
}
