/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Is it enough to take the record's registers always, over a copy of the interrupted ones?
 *
 * The same as the design pebs-always: ./regnest list
 *
 * Hypotheses: nested-irqs, irqs-on-in-hardirq, nmi-like-exceptions, half-built-entry, pebs-skid
 * Result: PROVED
 * Result: PROVED
 * Result: PROVED
 * Result: VIOLATED P3
 * Result: VIOLATED P2 P3
 */
static void setup_pebs_sample_data(u64 sample_type, struct pt_regs *iregs, struct pt_regs *regs)
{
	const struct pebs_record_core *pebs = regnest_pebs_record();

	*regs = *iregs;
	regs->flags = pebs->flags;
	set_linear_ip(regs, pebs->ip);
	regs->bp = pebs->bp;
	regs->sp = pebs->sp;
	regs->ax = pebs->ax;
	regs->bx = pebs->bx;
	regs->cx = pebs->cx;
	regs->dx = pebs->dx;
	regs->si = pebs->si;
	regs->di = pebs->di;
	regs->r8 = pebs->r8;
	regs->r9 = pebs->r9;
	regs->r10 = pebs->r10;
	regs->r11 = pebs->r11;
	regs->r12 = pebs->r12;
	regs->r13 = pebs->r13;
	regs->r14 = pebs->r14;
	regs->r15 = pebs->r15;
}

/* Writes out the record for one event. */
static void pebs_event(u64 sample_type, struct pt_regs *iregs, struct pt_regs *regs_user_copy)
{
	struct pt_regs regs;

	setup_pebs_sample_data(sample_type, iregs, &regs);
	if (sample_type & PERF_SAMPLE_REGS_INTR)
		regnest_emit_intr(&regs);
	if (sample_type & PERF_SAMPLE_REGS_USER && user_mode(&regs))
		regnest_emit_intr(&regs);
	else if (sample_type & PERF_SAMPLE_REGS_USER && regs_user_copy)
		regnest_emit(regs_user_copy);
}

/* Three events count the same. user_mode() says where the record was taken, and not where the interrupt hit. */
static void intel_pmu_drain_pebs(struct pt_regs *iregs)
{
	struct pt_regs regs;
	struct pt_regs copy;
	struct pt_regs *user = NULL;

	setup_pebs_sample_data(PERF_SAMPLE_REGS_USER, iregs, &regs);
	if (!user_mode(&regs) && regnest_fill(&copy))
		user = &copy;
	pebs_event(PERF_SAMPLE_REGS_USER, iregs, user);
	pebs_event(PERF_SAMPLE_REGS_INTR, iregs, user);
	pebs_event(PERF_SAMPLE_REGS_USER | PERF_SAMPLE_REGS_INTR, iregs, user);
}

static void __nmi intel_pmu_handle_irq(struct pt_regs *regs)
{
	intel_pmu_drain_pebs(regs);
}

/* Who leaves the CPU drains the buffer, with registers that nobody fills, as no interrupt has come. */
static void __sched_task intel_pmu_pebs_sched_task(void)
{
	struct pt_regs dummy;

	intel_pmu_drain_pebs(&dummy);
}

/* All other samples keep a copy on the stack. */
static void __task __softirq __hardirq __exception sample(struct pt_regs *regs)
{
	struct pt_regs copy;
	struct pt_regs *user = task_pt_regs(current);

	if (user_mode(regs)) {
		regnest_point(user);
	} else {
		user = &copy;
		if (!regnest_fill(user))
			return;
	}
	regnest_emit(user);
}
