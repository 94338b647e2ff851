/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Does the function graph tracer's shadow stack always lead down, and does each function find its own return address?
 *
 * The order of kernel/trace/fgraph.c as read in v6.19, in words of this file: store the frame and the word that leads down, raise the top,
 * store both again, as an interrupt that came before the top was raised has used the same place.
 *
 * Hypotheses: nested-irqs, compiler-reorders
 * Era: V6_19
 * Result: PROVED
 */
#define DOWN	0x100		/* in a word that leads down: so many words to the frame */
#define WORDS	8

static unsigned int stack[WORDS];
static int top;			/* of current */

static void push(unsigned int ret)
{
	int at = READ_ONCE(top);

	WRITE_ONCE(stack[at + 1], DOWN | 1);
	WRITE_ONCE(stack[at], ret);
	barrier();
	WRITE_ONCE(top, at + 2);
	barrier();
	WRITE_ONCE(stack[at + 1], DOWN | 1);
	WRITE_ONCE(stack[at], ret);
}

/* Where the frame below the top begins: what a walk of the stack asks. */
static int frame_below(int above)
{
	unsigned int word = READ_ONCE(stack[above - 1]);

	WARN_ON(!(word & DOWN));
	return above - 1 - (word & 0xff);
}

static unsigned int pop(void)
{
	int at = frame_below(READ_ONCE(top));
	unsigned int ret = READ_ONCE(stack[at]);

	barrier();
	WRITE_ONCE(top, at);
	return ret;
}

static void function(unsigned int ret)
{
	push(ret);
	WARN_ON(pop() != ret);
}

static void interrupts(unsigned int ret)
{
	int above = READ_ONCE(top);

	while (above > 0)
		above = frame_below(above);
	function(ret);
}

static void __task task(void)		{ function(0x10); }
static void __softirq softirq(void)	{ interrupts(0x20); }
static void __hardirq hardirq(void)	{ interrupts(0x30); }
static void __nmi nmi(void)		{ interrupts(0x40); }
