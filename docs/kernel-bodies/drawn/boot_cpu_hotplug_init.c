/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Is the boot CPU online for every interrupt that comes behind it?
 *
 * Hypotheses: nested-irqs
 * Era: V6_1
 * Result: PROVED
 */
enum cpuhp_state { CPUHP_OFFLINE, CPUHP_ONLINE };
struct cpuhp_cpu_state { enum cpuhp_state state; };
static DEFINE_PER_CPU(struct cpuhp_cpu_state, cpuhp_state);
// paste kernel/cpu.c boot_cpu_hotplug_init

static int booted;

static void __task t(void)
{
	boot_cpu_hotplug_init();
	barrier();
	booted = 1;
}

static void __nmi __softirq n(void) { WARN_ON(booted && this_cpu_read(cpuhp_state.state) != CPUHP_ONLINE); }
