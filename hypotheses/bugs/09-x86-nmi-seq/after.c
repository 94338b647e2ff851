/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Is an NMI counted as over before the next one can start, if the count comes before the state?
 *
 * f44075ecafb7 "x86/nmi: Fix out-of-order NMI nesting checks & false positive warning" (2023)
 *
 * Hypotheses: nmi-like-exceptions
 * Result: PROVED
 */
enum { NMI_NOT_RUNNING, NMI_EXECUTING, NMI_LATCHED };

static DEFINE_PER_CPU(int, nmi_state);
static DEFINE_PER_CPU(unsigned int, idt_seq);

/* What the CPU keeps: no NMI is delivered until the next IRET. */
static bool nmi_masked;

/* A page fault in the handler, whose IRET lets NMIs in again. */
static void default_do_nmi(void)
{
	WRITE_ONCE(nmi_masked, false);
}

static void exc_nmi(void)
{
	if (this_cpu_read(nmi_state) != NMI_NOT_RUNNING) {
		this_cpu_write(nmi_state, NMI_LATCHED);
		return;
	}
	this_cpu_write(nmi_state, NMI_EXECUTING);
nmi_restart:
	/* Odd while an NMI runs. */
	idt_seq ^= 1;
	WARN_ON_ONCE(!(idt_seq & 1));
	default_do_nmi();
	idt_seq ^= 1;
	WARN_ON_ONCE(idt_seq & 1);
	if (this_cpu_dec_return(nmi_state))
		goto nmi_restart;
}

/* It stands for an NMI: exceptions nest as it does here, and the mask above is its own. The bound: four of them. */
static void __exception __times(4) nmi(void)
{
	if (READ_ONCE(nmi_masked))
		return;
	WRITE_ONCE(nmi_masked, true);
	exc_nmi();
	WRITE_ONCE(nmi_masked, false);
}

static void __at_rest at_rest(void)
{
	WARN_ON(nmi_state != NMI_NOT_RUNNING);
	WARN_ON(idt_seq & 1);
}
