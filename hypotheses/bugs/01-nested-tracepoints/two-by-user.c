/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Is it enough to give the two users of the sample one each?
 *
 * 283ca526a9bd "bpf: fix corruption on concurrent perf_event_output calls" (2019), before 9594dc3c7e71 "bpf: fix nested bpf tracepoints with per-cpu data" (2019)
 *
 * Hypotheses: nested-irqs
 * Result: VIOLATED ASSERT
 */
struct perf_raw_record {
	u32 size;
};

struct perf_sample_data {
	struct perf_raw_record *raw;
};

struct bpf_trace_sample_data {
	struct perf_sample_data trace;
	struct perf_sample_data misc;
};

static DEFINE_PER_CPU(struct bpf_trace_sample_data, bpf_sd);

static void perf_event_output(struct perf_sample_data *sd, struct perf_raw_record *mine)
{
	/* What goes out is the raw record of this program, which lies on its stack. */
	WARN_ON(READ_ONCE(sd->raw) != mine);
}

static void emit(struct perf_sample_data *sd)
{
	struct perf_raw_record raw = { .size = 8 };

	sd->raw = NULL;
	sd->raw = &raw;
	perf_event_output(sd, &raw);
}

/* Two tracepoints, one in a hardirq, are users of one kind; the perf event in the NMI is of the other. */
static void __task task(void)		{ emit(this_cpu_ptr(&bpf_sd.trace)); }
static void __hardirq hardirq(void)	{ emit(this_cpu_ptr(&bpf_sd.trace)); }
static void __nmi nmi(void)		{ emit(this_cpu_ptr(&bpf_sd.misc)); }
