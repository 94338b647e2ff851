/* A function is called with as many arguments as it has parameters. */
static int twice(int x) { return 2 * x; }

static void __task task(void)
{
	twice(1, 2); /* error: arguments */
}
