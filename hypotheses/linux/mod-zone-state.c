/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Does mod_zone_page_state() lose a count, from a task, a softirq, a hardirq and an NMI?
 *
 * Tree: v6.1
 * Hypotheses: nested-irqs
 * Result: PROVED
 */
#include "mm/vmstat.c"

static struct per_cpu_zonestat stat;
static struct zone zone;
static int added;

static void __setup boot(void)
{
	zone.per_cpu_zonestats = &stat;
	stat.stat_threshold = 1;
}

static void use(int me)
{
	mod_zone_page_state(&zone, NR_FREE_PAGES, 1);
	this_cpu_inc(added);
}

static void __at_rest at_rest(void)
{
	WARN_ON(zone.vm_stat[NR_FREE_PAGES].counter + stat.vm_stat_diff[NR_FREE_PAGES] != added);
}

static void __task __times(2) task(void) { use(1); }
static void __softirq __times(1) softirq(void) { use(2); }
static void __hardirq __times(1) hardirq(void) { use(3); }
static void __nmi __times(1) nmi(void) { use(4); }
