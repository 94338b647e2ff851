/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Do three nested programs have a sample each, and does a fourth get none?
 *
 * Four levels may nest, so that the warning that there are no more than three can fire.
 *
 * Hypotheses: nested-irqs
 * Era: V6_1
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
// paste include/linux/filter.h __BPF_MAP_0 __BPF_MAP_1 __BPF_MAP_2 __BPF_MAP_3 __BPF_MAP_4 __BPF_MAP_5 __BPF_REG_0 __BPF_REG_1 __BPF_REG_2 __BPF_REG_3 __BPF_REG_4 __BPF_REG_5 __BPF_MAP __BPF_REG __BPF_CAST __BPF_PAD __BPF_N __BPF_V __BPF_DECL_ARGS __BPF_DECL_REGS __NOATTR BPF_CALL_x BPF_CALL_5
// paste kernel/trace/bpf_trace.c bpf_trace_sample_data bpf_trace_sds bpf_trace_nest_level bpf_perf_event_output
static int __bpf_perf_event_output(struct pt_regs *regs, struct bpf_map *map, u64 flags, struct perf_sample_data *sd)
{
	int own = sd - bpf_trace_sds.sds;

	WARN_ON(busy[own]);
	busy[own] = 1;
	WARN_ON(sd->sample_flags != PERF_SAMPLE_RAW);
	busy[own] = 0;
	return 0;
}

static struct bpf_map map;

static void __task __softirq __hardirq __nmi __exception program(void)
{
	int data;

	bpf_perf_event_output(0, (u64)&map, 0, (u64)&data, sizeof(data));
}

static void __at_rest balance(void) { WARN_ON(bpf_trace_nest_level); }
