#include <linux/guard.h>
#include "sub/local.h"

static DEFINE_PER_CPU(int, recursion[NR_GUARDS]);

static int helper(void)
{
	return GUARD_BUSY;
}

int guard_enter(struct guard *guard)
{
	if (*this_cpu_ptr(recursion))
		return -1;
	(*this_cpu_ptr(recursion))++;
	barrier();
	guard->inner.value = helper();
	return 0;
}

void guard_leave(struct guard *guard)
{
	barrier();
	(*this_cpu_ptr(recursion))--;
}

int unreached(void)
{
	return what_nobody_has + never_called(1);
}

int asks_others(void)
{
	return shared_count() + weakly();
}

__weak int weakly(void)
{
	return 1;
}

#define STEP 1
int first_step(void) { return STEP; }
#undef STEP
#define STEP 10
int second_step(void) { return STEP; }
#undef STEP
static int STEP = 100;
int third_step(void) { return STEP; }

static inline void trace_step(int *p)
{
	*p = 5;
}

int steps(void)
{
	int step = 0;

	trace_step(&step);
	trace_nothing_knows(step);
	return step;
}

int branches(void)
{
#ifdef CONFIG_DEEP
	return 1;
#else
	return 2;
#endif
}

#if NOBODY_SAYS > 3
int undecided(void) { return 1; }
#else
int undecided(void) { return 2; }
#endif

struct flexible {
	int nr;
	struct inner all[];
};

#ifdef CONFIG_SMP
int __tidy by_option(void) { return 1; }
#endif
