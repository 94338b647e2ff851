/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Can one sample per CPU be shared by BPF programs that nest?
 *
 * 9594dc3c7e71 "bpf: fix nested bpf tracepoints with per-cpu data" (2019)
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

static DEFINE_PER_CPU(struct perf_sample_data, bpf_trace_sd);

static void perf_event_output(struct perf_sample_data *sd, struct perf_raw_record *mine)
{
	/* What goes out is the raw record of this program, which lies on its stack. */
	WARN_ON(READ_ONCE(sd->raw) != mine);
}

static void bpf_perf_event_output(void)
{
	struct perf_sample_data *sd = this_cpu_ptr(&bpf_trace_sd);
	struct perf_raw_record raw = { .size = 8 };

	sd->raw = NULL;
	sd->raw = &raw;
	perf_event_output(sd, &raw);
}

static void __task task(void)		{ bpf_perf_event_output(); }
static void __softirq softirq(void)	{ bpf_perf_event_output(); }
static void __hardirq hardirq(void)	{ bpf_perf_event_output(); }
static void __nmi nmi(void)		{ bpf_perf_event_output(); }
