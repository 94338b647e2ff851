/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Is a PMI's sample kept, if its overflow handler is a BPF program and one counter per CPU says that another program runs?
 *
 * The counter bpf_prog_active of bpf_overflow_handler() and trace_call_bpf() as read in v6.19, in words of this file: busy means that the
 * program is skipped, and an overflow whose program is skipped has no sample.
 *
 * Hypotheses: nested-irqs, nmi-like-exceptions
 * Era: V6_19
 * Result: VIOLATED ASSERT
 */
static DEFINE_PER_CPU(int, bpf_prog_active);

static bool run_program(void)
{
	bool ran = this_cpu_inc_return(bpf_prog_active) == 1;

	this_cpu_dec(bpf_prog_active);
	return ran;
}

static void __task tracepoint(void)	{ run_program(); }
static void __exception kprobe(void)	{ run_program(); }
static void __nmi overflow(void)	{ WARN_ON(!run_program()); }
