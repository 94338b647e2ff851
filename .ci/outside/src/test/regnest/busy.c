/*
 * Does a flag keep the second user out?
 *
 * Hypotheses: nested-irqs, irqs-on-in-hardirq
 * Result: PROVED
 */
static int busy, word;
static void use(int me)
{
	if (busy)
		return;
	busy = 1;
	barrier();
	word = me;
	barrier();
	WARN_ON(word != me);
	busy = 0;
}
static void __task task(void) { use(1); }
static void __hardirq irq(void) { use(2); }
static void __nmi nmi(void) { use(3); }
