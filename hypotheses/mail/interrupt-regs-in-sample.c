/* SPDX-License-Identifier: Apache-2.0 */
/*
 * May the sample keep the pointer to the interrupted registers, in place of passing it along?
 *
 * The same as the design interrupt-regs-in-sample: ./regnest list
 *
 * Hypotheses: nested-irqs, irqs-on-in-hardirq, nmi-like-exceptions, half-built-entry
 * Result: PROVED
 * Result: PROVED
 * Result: PROVED
 * Result: PROVED
 */
struct perf_sample_data {
	struct pt_regs *regs_intr;
};

static DEFINE_PER_CPU(struct pt_regs, __perf_regs[4]);

static void perf_sample(struct perf_sample_data *data)
{
	regnest_point(data->regs_intr);
	regnest_emit_intr(data->regs_intr);
}

/* Whoever interrupts has pushed the registers, and its handler outlives the sample. */
static void __hardirq __nmi __breakpoint overflow(struct pt_regs *regs)
{
	struct perf_sample_data data = { .regs_intr = regs };

	perf_sample(&data);
}

/* A software event has interrupted nobody: its caller's registers are fetched into the slot of its recursion context. */
static void __task __softirq swevent(void)
{
	struct perf_sample_data data;
	int rctx = perf_swevent_get_recursion_context();

	if (rctx < 0)
		return;
	data.regs_intr = this_cpu_ptr(&__perf_regs[rctx]);
	perf_fetch_caller_regs(data.regs_intr);
	perf_sample(&data);
	perf_swevent_put_recursion_context(rctx);
}

/* A kprobe takes the same context, and has the registers of what it hit. */
static void __kprobe kprobe(struct pt_regs *regs)
{
	struct perf_sample_data data = { .regs_intr = regs };
	int rctx = perf_swevent_get_recursion_context();

	if (rctx < 0)
		return;
	perf_sample(&data);
	perf_swevent_put_recursion_context(rctx);
}
