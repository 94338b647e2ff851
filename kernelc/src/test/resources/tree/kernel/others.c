#include <linux/guard.h>

static int helper(void)
{
	return 1000;
}

int total = 40;

int shared_count(void)
{
	return total + 2;
}

int weakly(void)
{
	return 3;
}

static int hidden_here(void)
{
	return helper();
}

int twice(void)
{
	return 1;
}
