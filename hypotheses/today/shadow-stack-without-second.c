/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Does each function still find its own return address, if the frame is stored only before the top is raised?
 *
 * shadow-stack.c without its last two stores.
 *
 * Hypotheses: nested-irqs
 * Era: V6_19
 * Result: VIOLATED ASSERT
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
