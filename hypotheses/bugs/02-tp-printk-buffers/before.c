/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Does asking where we are give each user a buffer of its own?
 *
 * e2ace001176d "tracing: Choose static tp_printk buffer by explicit nesting count" (2016)
 *
 * Hypotheses: nested-irqs, nmi-like-exceptions
 * Result: PROVED
 * Result: VIOLATED ASSERT
 */
static DEFINE_PER_CPU(char, trace_percpu_buffer);
static DEFINE_PER_CPU(char, trace_percpu_sirq_buffer);
static DEFINE_PER_CPU(char, trace_percpu_irq_buffer);
static DEFINE_PER_CPU(char, trace_percpu_nmi_buffer);

static char *get_trace_buf(void)
{
	if (in_nmi())
		return this_cpu_ptr(&trace_percpu_nmi_buffer);
	if (in_irq())
		return this_cpu_ptr(&trace_percpu_irq_buffer);
	if (in_softirq())
		return this_cpu_ptr(&trace_percpu_sirq_buffer);
	return this_cpu_ptr(&trace_percpu_buffer);
}

static void trace_vbprintk(char text)
{
	char *tbuffer = get_trace_buf();

	*tbuffer = text;
	OPTIMIZER_HIDE_VAR(tbuffer);
	/* What goes to the ring buffer is what was printed here. */
	WARN_ON(*tbuffer != text);
}

static void __task task(void)		{ trace_vbprintk('t'); }
static void __softirq softirq(void)	{ trace_vbprintk('s'); }
static void __hardirq hardirq(void)	{ trace_vbprintk('h'); }
static void __nmi nmi(void)		{ trace_vbprintk('n'); }
static void __exception exception(void)	{ trace_vbprintk('e'); }
