/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Does a flag in the sample, set once the registers were fetched, change what percpu4-ordered does?
 *
 * The same as the design sample-flags-percpu4-ordered: ./regnest list
 *
 * Hypotheses: nested-irqs, irqs-on-in-hardirq, nmi-like-exceptions, half-built-entry
 * Result: PROVED
 * Result: VIOLATED P1
 * Result: VIOLATED P1
 * Result: VIOLATED P3
 */
#define PERF_SAMPLE_REGS_USER	(1U << 12)

struct perf_sample_data {
	u64 sample_flags;
	struct pt_regs *regs_user;
};

static DEFINE_PER_CPU(struct pt_regs, __regs_user[4]);

static struct pt_regs *regs_user_ptr(void)
{
	return this_cpu_ptr(&__regs_user[interrupt_context_level()]);
}

static struct pt_regs *fetch(struct pt_regs *regs)
{
	struct pt_regs *user = task_pt_regs(current);

	if (user_mode(regs)) {
		regnest_point(user);
		return user;
	}
	user = regs_user_ptr();
	return regnest_fill(user) ? user : NULL;
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
