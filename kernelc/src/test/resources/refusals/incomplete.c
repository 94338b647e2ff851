/* The size of every object is known. */
static void __task task(void)
{
	struct other o; /* error: incomplete */
}
