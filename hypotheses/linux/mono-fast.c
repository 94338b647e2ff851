/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Does ktime_get_mono_fast_ns() end in an NMI that interrupts the update of what it reads?
 *
 * Tree: v6.1
 * Hypotheses: nested-irqs
 * Result: PROVED
 */
#include "kernel/time/timekeeping.c"

u64 local_clock(void) { return 0; }

static u64 now(struct clocksource *cs) { return 0; }
static struct clocksource clock;
static int running;

static void __setup boot(void)
{
	clock.read = now;
	for (int i = 0; i < 2; i++) {
		tk_fast_mono.base[i].clock = &clock;
		tk_fast_mono.base[i].base = 7;
	}
}

static void __task __times(1) task(void)
{
	struct tk_read_base next = tk_fast_mono.base[0];

	next.base = 8;
	update_fast_timekeeper(&next, &tk_fast_mono);
}

static void __nmi __times(2) nmi(void)
{
	u64 ns = ktime_get_mono_fast_ns();

	WARN_ON(ns != 7 && ns != 8);
}
