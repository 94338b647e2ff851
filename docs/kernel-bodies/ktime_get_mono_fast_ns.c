/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Is the time that is read in an NMI one of a whole update, the old one or the new one?
 *
 * Hypotheses: nested-irqs
 * Era: V6_1
 * Result: PROVED
 */
struct clocksource { int id; };
// paste include/linux/timekeeper_internal.h tk_read_base
// paste kernel/time/timekeeping.c tk_fast update_fast_timekeeper
#define ktime_to_ns(kt) (kt)
static u64 fast_tk_get_delta_ns(struct tk_read_base *tkr) { return tkr->xtime_nsec; }
// paste kernel/time/timekeeping.c __ktime_get_fast_ns

static struct tk_fast fast;

static void read(void)
{
	u64 now = __ktime_get_fast_ns(&fast);

	WARN_ON(now != 0 && now != 2);
}

static void __task __times(2) update(void)
{
	struct tk_read_base next = { .base = 1, .xtime_nsec = 1 }, first = { };

	local_irq_disable();
	update_fast_timekeeper(&next, &fast);
	update_fast_timekeeper(&first, &fast);
	local_irq_enable();
}

static void __softirq __nmi reader(void) { read(); }
