/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Do three nested programs have a sample each, and does a fourth get none?
 *
 * Four levels may nest, so that the warning that there are no more than three can fire.
 *
 * Hypotheses: nested-irqs, nmi-like-exceptions
 * Era: V6_1
 * Result: VIOLATED ASSERT
 * Result: VIOLATED ASSERT
 */
// paste include/linux/bpf.h bpf_ctx_copy_t
struct bpf_map { int max_entries; };
// paste include/linux/perf_event.h perf_copy_f perf_raw_frag perf_raw_record
struct perf_sample_data { u64 sample_flags; struct perf_raw_record *raw; };
#define PERF_SAMPLE_RAW (1U << 10)
#define BPF_F_INDEX_MASK 0xffffffffULL
#define perf_sample_data_init(data, addr, period) ((void)((data)->sample_flags = 0))
static DEFINE_PER_CPU(int, busy[3]);
static int __bpf_perf_event_output(struct pt_regs *regs, struct bpf_map *map, u64 flags, struct perf_sample_data *sd);
// paste kernel/trace/bpf_trace.c bpf_trace_sample_data bpf_event_output_nest_level bpf_nested_pt_regs bpf_pt_regs bpf_misc_sds bpf_event_output
static int __bpf_perf_event_output(struct pt_regs *regs, struct bpf_map *map, u64 flags, struct perf_sample_data *sd)
{
	int own = sd - bpf_misc_sds.sds;

	WARN_ON(busy[own]);
	busy[own] = 1;
	WARN_ON(sd->sample_flags != PERF_SAMPLE_RAW);
	busy[own] = 0;
	return 0;
}

static struct bpf_map map;

static void __task __softirq __hardirq __nmi __exception program(void)
{
	int meta, data;

	bpf_event_output(&map, 0, &meta, sizeof(meta), &data, sizeof(data), NULL);
}

static void __at_rest balance(void) { WARN_ON(bpf_event_output_nest_level); }
