/*
 * Three levels add up two variables modulo M, each less than M wherever it is looked at. The same is in modulo.pml and modulo-atomic.pml.
 *
 * Hypotheses: nested-irqs
 * Result: PROVED
 */
#ifndef M
#define M 8
#endif

static int x, y;

static void __task task(void)
{
	x = (x + 1) % M;
	WARN_ON(x < 0 || x >= M);
}

static void __hardirq hardirq(void)
{
	y = (y + 1) % M;
	WARN_ON(y < 0 || y >= M);
}

static void __nmi nmi(void)
{
	x = (x + y) % M;
	WARN_ON(x < 0 || x >= M);
}
