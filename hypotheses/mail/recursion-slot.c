/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Can the recursion context that perf counts anyway give out the slot?
 *
 * The same as the design recursion-slot: ./regnest list
 *
 * Hypotheses: nested-irqs, irqs-on-in-hardirq, nmi-like-exceptions, half-built-entry
 * Result: PROVED
 * Result: VIOLATED P4
 * Result: VIOLATED P4
 * Result: VIOLATED P3
 */
static DEFINE_PER_CPU(int, recursion[4]);
static DEFINE_PER_CPU(struct pt_regs, __regs_user[4]);

static int perf_get_recursion_context(void)
{
	int rctx = interrupt_context_level();

	if (recursion[rctx])
		return -1;
	recursion[rctx]++;
	barrier();
	return rctx;
}

static void perf_put_recursion_context(int rctx)
{
	barrier();
	recursion[rctx]--;
}

static void __at_rest balance(void)
{
	int i;

	for (i = 0; i < ARRAY_SIZE(recursion); i++)
		WARN_ON(recursion[i]);
}

static void __task __softirq __hardirq __nmi __exception sample(struct pt_regs *regs)
{
	struct pt_regs *user = task_pt_regs(current);
	int slot = perf_get_recursion_context();

	if (slot < 0) {
		regnest_drop();
		return;
	}
	if (user_mode(regs)) {
		regnest_point(user);
		regnest_emit(user);
	} else {
		user = this_cpu_ptr(&__regs_user[slot]);
		if (regnest_fill(user))
			regnest_emit(user);
	}
	perf_put_recursion_context(slot);
}
