/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Is a counter with three samples, which refuses the fourth, safe?
 *
 * 9594dc3c7e71 "bpf: fix nested bpf tracepoints with per-cpu data" (2019)
 *
 * Hypotheses: nested-irqs
 * Result: PROVED
 */
struct perf_raw_record {
	u32 size;
};

struct perf_sample_data {
	struct perf_raw_record *raw;
};

struct bpf_trace_sample_data {
	struct perf_sample_data sds[3];
};

static DEFINE_PER_CPU(struct bpf_trace_sample_data, bpf_trace_sds);
static DEFINE_PER_CPU(int, bpf_trace_nest_level);

static void perf_event_output(struct perf_sample_data *sd, struct perf_raw_record *mine)
{
	/* What goes out is the raw record of this program, which lies on its stack. */
	WARN_ON(READ_ONCE(sd->raw) != mine);
}

static int bpf_perf_event_output(void)
{
	struct bpf_trace_sample_data *sds = this_cpu_ptr(&bpf_trace_sds);
	int nest_level = this_cpu_inc_return(bpf_trace_nest_level);
	struct perf_raw_record raw = { .size = 8 };
	struct perf_sample_data *sd;
	int err = -EBUSY;

	if (nest_level > ARRAY_SIZE(sds->sds))
		goto out;
	sd = &sds->sds[nest_level - 1];
	sd->raw = NULL;
	sd->raw = &raw;
	perf_event_output(sd, &raw);
	err = 0;
out:
	this_cpu_dec(bpf_trace_nest_level);
	return err;
}

static void __task task(void)		{ bpf_perf_event_output(); }
static void __softirq softirq(void)	{ bpf_perf_event_output(); }
static void __hardirq hardirq(void)	{ bpf_perf_event_output(); }
static void __nmi nmi(void)		{ bpf_perf_event_output(); }

static void __at_rest at_rest(void)
{
	WARN_ON(bpf_trace_nest_level);
}
