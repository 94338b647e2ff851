/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Does the count of a zone lose nothing where interrupts count with irqs on?
 *
 * It does, as its comment says: whoever calls it turns interrupts off.
 *
 * Hypotheses: nested-irqs
 * Era: V6_1
 * Result: VIOLATED ASSERT
 */
enum zone_stat_item { NR_FREE_PAGES, NR_VM_ZONE_STAT_ITEMS };
struct per_cpu_zonestat { s8 vm_stat_diff[NR_VM_ZONE_STAT_ITEMS]; s8 stat_threshold; };
struct zone { struct per_cpu_zonestat __percpu *per_cpu_zonestats; atomic_long_t vm_stat[NR_VM_ZONE_STAT_ITEMS]; };
static atomic_long_t vm_zone_stat[NR_VM_ZONE_STAT_ITEMS];
// paste include/linux/vmstat.h zone_page_state_add
// paste mm/vmstat.c __mod_zone_page_state

static struct per_cpu_zonestat stats = { .stat_threshold = 1 };
static struct zone zone = { .per_cpu_zonestats = &stats };
static atomic_t calls;

static void __task __times(1) t(void) { __mod_zone_page_state(&zone, NR_FREE_PAGES, 1); atomic_inc(&calls); }
static void __hardirq __times(1) h(void) { __mod_zone_page_state(&zone, NR_FREE_PAGES, 1); atomic_inc(&calls); }

static void __at_rest lost(void)
{
	WARN_ON(atomic_long_read(&zone.vm_stat[0]) + stats.vm_stat_diff[0] != atomic_read(&calls));
}
