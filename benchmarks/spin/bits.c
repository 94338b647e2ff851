/*
 * N bits, which four levels set, test and clear in one instruction each, every fourth bit a level. The same is in bits.pml.
 *
 * Hypotheses: nested-irqs
 * Result: PROVED
 */
#ifndef N
#define N 4
#endif

static unsigned long bits;

static __always_inline void walk(int level)
{
	int i;

	for (i = level % N; i < N; i += 4) {
		set_bit(i, &bits);
		if (test_bit((i + 1) % N, &bits))
			clear_bit((i + 1) % N, &bits);
	}
	WARN_ON(bits >= 1 << N);
}

static void __task task(void) { walk(0); }
static void __softirq softirq(void) { walk(1); }
static void __hardirq hardirq(void) { walk(2); }
static void __nmi nmi(void) { walk(3); }
