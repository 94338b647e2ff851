/*
 * Does guard_enter() keep the second user out?
 *
 * Hypotheses: nested-irqs
 * Result: PROVED
 */
#include "kernel/guard.c"
static struct guard guard;
static void use(int me)
{
	if (guard_enter(&guard))
		return;
	guard.level = me;
	barrier();
	WARN_ON(guard.level != me);
	guard_leave(&guard);
}
static void __task task(void) { use(1); }
static void __nmi nmi(void) { use(2); }
