/* What is const is not stored to. */
static const int limit = 1;

static void __task task(void)
{
	limit = 2; /* error: const */
}
