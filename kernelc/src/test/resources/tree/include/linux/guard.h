#ifndef OWN_GUARD_H
#define OWN_GUARD_H

#include <asm/percpu.h>
#include <asm/depth.h>
#include <asm/only.h>

typedef unsigned int level_t;

enum guard_state {
	GUARD_FREE,
	GUARD_BUSY = 3,
};

struct inner {
	int value;
};

struct guard {
	struct inner inner;		/* by value: its members are needed, too */
	struct never_needed *other;	/* by pointer: they are not */
	level_t level;
};

#ifdef CONFIG_SMP
#define NR_GUARDS CONFIG_SLOTS
#else
#define NR_GUARDS 1
#endif

#if IS_ENABLED(CONFIG_MODULAR) && !defined(CONFIG_DEEP)
#define GUARD_SHIFT 1
#elif NR_GUARDS > 2
#define GUARD_SHIFT 2
#endif

extern int guard_enter(struct guard *guard);
extern void guard_leave(struct guard *guard);
extern int shared_count(void);
extern int weakly(void);
extern int never_called(int, int);
extern int total;

#endif
