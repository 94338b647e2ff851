/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Is a PMI's sample kept, if there is such a counter for each level of context?
 *
 * bpf-prog-active.c with four counters in place of one: a program of a task no longer keeps that of an NMI away. One of a kprobe still
 * does, as #BP in the kernel is an NMI's level. A proposal to compare with, not what any kernel does.
 *
 * Hypotheses: nested-irqs, nmi-like-exceptions
 * Era: V6_19
 * Result: PROVED
 * Result: VIOLATED ASSERT
 */
static DEFINE_PER_CPU(int, bpf_prog_active[4]);

static bool run_program(void)
{
	int level = interrupt_context_level();
	bool ran = this_cpu_inc_return(bpf_prog_active[level]) == 1;

	this_cpu_dec(bpf_prog_active[level]);
	return ran;
}

static void __task tracepoint(void)	{ run_program(); }
static void __exception kprobe(void)	{ run_program(); }
static void __nmi overflow(void)	{ WARN_ON(!run_program()); }
