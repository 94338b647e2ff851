/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Do softirqs stay away between the two, however deep that is?
 *
 * Hypotheses: nested-irqs
 * Era: V6_1
 * Result: PROVED
 */
#define do_softirq() do { } while (0)
#define local_softirq_pending() 0
#define get_lock_parent_ip() 0UL
#undef __local_bh_disable_ip
#undef __local_bh_enable_ip
void __local_bh_disable_ip(unsigned long ip, unsigned int cnt);
void __local_bh_enable_ip(unsigned long ip, unsigned int cnt);
// paste kernel/softirq.c __local_bh_disable_ip@2 __local_bh_enable_ip@2

static int alone;

static void __task t(void)
{
	__local_bh_disable_ip(_THIS_IP_, SOFTIRQ_DISABLE_OFFSET);
	__local_bh_disable_ip(_THIS_IP_, SOFTIRQ_DISABLE_OFFSET);
	alone = 1;
	__local_bh_enable_ip(_THIS_IP_, SOFTIRQ_DISABLE_OFFSET);
	alone = 0;
	__local_bh_enable_ip(_THIS_IP_, SOFTIRQ_DISABLE_OFFSET);
	WARN_ON(in_softirq());
}

static void __softirq s(void) { WARN_ON(alone); }
static void __hardirq h(void) { barrier(); }
