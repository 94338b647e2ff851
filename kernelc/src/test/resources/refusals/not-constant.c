/* A size, a case, and what a variable outside functions starts with are known before the program runs. */
static int n = 1;

static void __task task(void)
{
	int sizes[n]; /* error: not-constant */
}
