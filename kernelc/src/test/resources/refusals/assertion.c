/* What is asserted before the program runs holds. */
static_assert(sizeof(long) == 8);

static void __task task(void)
{
	static_assert(sizeof(long) == 4, "as on i386"); /* error: assertion */
}
