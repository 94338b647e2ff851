/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Does a flag in the sample, set once the registers were fetched, change what single-flag-first does?
 *
 * The same as the design sample-flags-single-flag-first: ./regnest list
 *
 * Hypotheses: nested-irqs, irqs-on-in-hardirq, nmi-like-exceptions, half-built-entry
 * Result: VIOLATED P2 P3
 * Result: VIOLATED P2 P3
 * Result: VIOLATED P2 P3
 * Result: VIOLATED P2 P3
 */
#define PERF_SAMPLE_REGS_USER	(1U << 12)

struct perf_sample_data {
	u64 sample_flags;
	struct pt_regs *regs_user;
};

static DEFINE_PER_CPU(struct pt_regs, regs_user_copy);
static DEFINE_PER_CPU(int, filled);

static struct pt_regs *fetch(struct pt_regs *regs)
{
	struct pt_regs *user = task_pt_regs(current);

	if (user_mode(regs)) {
		regnest_point(user);
		return user;
	}
	if (regnest_half_built()) {
		regnest_none();
		return NULL;
	}
	user = this_cpu_ptr(&regs_user_copy);
	if (!__this_cpu_read(filled)) {
		__this_cpu_write(filled, 1);
		barrier();
		regnest_fill(user);
	}
	regnest_point(user);
	return user;
}

/* Fetched by the first who needs them. */
static void perf_sample_regs_user(struct perf_sample_data *data, struct pt_regs *regs)
{
	if (data->sample_flags & PERF_SAMPLE_REGS_USER)
		return;
	data->regs_user = fetch(regs);
	data->sample_flags |= PERF_SAMPLE_REGS_USER;
}

static void __task __softirq __hardirq __nmi __exception sample(struct pt_regs *regs)
{
	struct perf_sample_data data = { .sample_flags = 0 };

	perf_sample_regs_user(&data, regs);
	if (data.regs_user)
		regnest_emit(data.regs_user);
}
