/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Is a field of the sample read only where its flag says that it was written, once the reader asks?
 *
 * af169b7759a9 "perf: Fixup SIGTRAP and sample_flags interaction", 21da7472a040, 47a3aeb39e8d (2022)
 *
 * Hypotheses: nested-irqs
 * Result: PROVED
 */
#define PERF_SAMPLE_ADDR	(1U << 3)

struct perf_sample_data {
	u64 sample_flags;
	u64 addr;
};

/* Nothing but the flags is cleared: what has no flag holds what lay on the stack. */
static void perf_sample_data_init(struct perf_sample_data *data)
{
	data->sample_flags = 0;
}

static u64 pending_addr;

static void __perf_event_overflow(struct perf_sample_data *data)
{
	pending_addr = 0;
	if (data->sample_flags & PERF_SAMPLE_ADDR)
		pending_addr = data->addr;
}

static void overflow(u64 addr)
{
	struct perf_sample_data data;

	perf_sample_data_init(&data);
	if (addr) {
		data.addr = addr;
		data.sample_flags |= PERF_SAMPLE_ADDR;
	}
	__perf_event_overflow(&data);
	WARN_ON(READ_ONCE(pending_addr) != addr && !in_task());
}

/* A software event knows no address, a hardware breakpoint does. */
static void __task task(void)		{ overflow(0); }
static void __nmi nmi(void)		{ overflow(0x1000); }
