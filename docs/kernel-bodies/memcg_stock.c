/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Are pages neither lost nor charged twice where interrupts use the stock, too?
 *
 * Hypotheses: nested-irqs
 * Era: V6_1
 * Result: PROVED
 */
struct page_counter { long usage; };
struct mem_cgroup { int css; struct page_counter memory, memsw; };
#define MEMCG_CHARGE_BATCH 2U
// paste mm/memcontrol.c memcg_stock_pcp
static DEFINE_PER_CPU(struct memcg_stock_pcp, memcg_stock) = { .stock_lock = INIT_LOCAL_LOCK(stock_lock) };
static void page_counter_uncharge(struct page_counter *counter, unsigned long nr) { counter->usage -= nr; }
static bool do_memsw_account(void) { return false; }
static void css_put(int *css) { }
static void css_get(int *css) { }
// paste mm/memcontrol.c consume_stock drain_stock __refill_stock refill_stock

static struct mem_cgroup memcg;
static atomic_t charged;

static void use(void)
{
	if (consume_stock(&memcg, 1)) {
		atomic_inc(&charged);
		return;
	}
	local_irq_disable();
	memcg.memory.usage += 2;
	local_irq_enable();
	refill_stock(&memcg, 1);
	atomic_inc(&charged);
}

static void __task __times(2) t(void) { use(); }
static void __softirq __times(1) s(void) { use(); }
static void __hardirq __times(1) h(void)
{
	if (consume_stock(&memcg, 1))
		atomic_inc(&charged);
}

static void __at_rest balance(void) { WARN_ON(memcg.memory.usage != atomic_read(&charged) + memcg_stock.nr_pages); }
