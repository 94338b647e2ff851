/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Is a softirq that was raised pending, whoever raises another in between?
 *
 * Hypotheses: nested-irqs
 * Era: V6_1
 * Result: PROVED
 */
static unsigned int pending;
#define or_softirq_pending(bits) (pending |= (bits))
#define should_wake_ksoftirqd() true
static void wakeup_softirqd(void) { }
void __raise_softirq_irqoff(unsigned int nr);
// paste kernel/softirq.c raise_softirq_irqoff raise_softirq __raise_softirq_irqoff

static void __task t(void)
{
	raise_softirq(1);
	WARN_ON(!(READ_ONCE(pending) & 2));
}

static void __hardirq h(void)
{
	raise_softirq_irqoff(2);
	WARN_ON(!(READ_ONCE(pending) & 4));
}
