/*
 * Write the question here, in one sentence: can a nested user take the slot that this context still uses?
 *
 * Hypotheses: nested-irqs
 * Result: PROVED
 */

/* Paste the code from the patch. No header is needed: the kernel's usual words are known. */
struct slot {
	int owner;
};

static DEFINE_PER_CPU(struct slot, slots[4]);
static DEFINE_PER_CPU(int, nesting);

static struct slot *get_slot(void)
{
	int idx = this_cpu_inc_return(nesting) - 1;

	if (unlikely(idx >= ARRAY_SIZE(slots))) {
		this_cpu_dec(nesting);
		return NULL;
	}
	return this_cpu_ptr(&slots[idx]);
}

static void put_slot(void)
{
	this_cpu_dec(nesting);
}

static void use(int me)
{
	struct slot *slot = get_slot();

	if (!slot)
		return;
	slot->owner = me;
	/* What must never happen: WARN_ON() breaks the claim ASSERT wherever its condition can be true. */
	WARN_ON(slot->owner != me);
	put_slot();
}

/* Say what runs where. Each of these may be left out; __times(2) behind one lets it run twice at most. */
static void __task task(void)		{ use(1); }
static void __softirq softirq(void)	{ use(2); }
static void __hardirq hardirq(void)	{ use(3); }
static void __nmi nmi(void)		{ use(4); }

/* Looks at memory when everything has returned. */
static void __at_rest at_rest(void)
{
	WARN_ON(nesting != 0);
}
