/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Does a flag in the sample, set once the registers were fetched, change what pile-4 does?
 *
 * The same as the design sample-flags-pile-4: ./regnest list
 *
 * Hypotheses: nested-irqs, irqs-on-in-hardirq, nmi-like-exceptions, half-built-entry
 * Result: PROVED
 * Result: VIOLATED P4
 * Result: VIOLATED P4
 * Result: VIOLATED P3
 */
#define PERF_SAMPLE_REGS_USER	(1U << 12)

struct perf_sample_data {
	u64 sample_flags;
	struct pt_regs *regs_user;
};

static DEFINE_PER_CPU(int, nesting);
static DEFINE_PER_CPU(struct pt_regs, __regs_user[4]);

static int get_slot(void)
{
	int depth = this_cpu_inc_return(nesting);

	if (depth > ARRAY_SIZE(__regs_user)) {
		this_cpu_dec(nesting);
		return -1;
	}
	barrier();
	return depth - 1;
}

static void put_slot(void)
{
	barrier();
	this_cpu_dec(nesting);
}

static void __at_rest balance(void)
{
	WARN_ON(nesting);
}

static struct pt_regs *fetch(struct pt_regs *regs, int slot)
{
	struct pt_regs *user = task_pt_regs(current);

	if (user_mode(regs)) {
		regnest_point(user);
		return user;
	}
	user = this_cpu_ptr(&__regs_user[slot]);
	return regnest_fill(user) ? user : NULL;
}

/* Fetched by the first who needs them. */
static void perf_sample_regs_user(struct perf_sample_data *data, struct pt_regs *regs, int slot)
{
	if (data->sample_flags & PERF_SAMPLE_REGS_USER)
		return;
	data->regs_user = fetch(regs, slot);
	data->sample_flags |= PERF_SAMPLE_REGS_USER;
}

static void __task __softirq __hardirq __nmi __exception sample(struct pt_regs *regs)
{
	struct perf_sample_data data = { .sample_flags = 0 };
	int slot = get_slot();

	if (slot < 0) {
		regnest_drop();
		return;
	}
	perf_sample_regs_user(&data, regs, slot);
	if (data.regs_user)
		regnest_emit(data.regs_user);
	put_slot();
}
