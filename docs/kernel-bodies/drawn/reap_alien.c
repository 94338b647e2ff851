/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Is the cache of another node drained by one at a time?
 *
 * Hypotheses: nested-irqs
 * Era: V6_1
 * Result: PROVED
 */
struct kmem_cache { int size; };
// paste mm/slab.c array_cache alien_cache
struct kmem_cache_node { struct alien_cache **alien; };
static DEFINE_PER_CPU(unsigned long, slab_reap_node);
static int inside;
static void __drain_alien_cache(struct kmem_cache *cachep, struct array_cache *ac, int node, struct list_head *list)
{
	WARN_ON(inside);
	inside = 1;
	ac->avail = 0;
	inside = 0;
}
static void slabs_destroy(struct kmem_cache *cachep, struct list_head *list) { }
// paste mm/slab.c reap_alien@2

static struct kmem_cache cache;
static struct alien_cache alien = { .ac = { .avail = 1 } };
static struct alien_cache *aliens[1] = { &alien };
static struct kmem_cache_node node = { .alien = aliens };

static void __task t(void) { reap_alien(&cache, &node); }
static void __softirq s(void) { reap_alien(&cache, &node); alien.ac.avail = 1; }
static void __hardirq h(void)
{
	if (!spin_trylock(&alien.lock))
		return;
	WARN_ON(inside);
	spin_unlock(&alien.lock);
}
