/* A struct is passed and returned by its address. */
struct s { int a; };
static struct s get(void) /* error: struct-value */
{
	struct s s = { 1 };

	return s;
}

static void __task task(void)
{
	get();
}
