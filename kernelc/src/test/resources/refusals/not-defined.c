/* A function that is called has a body, or is one of the kernel that is known. */
static int other(void);

static void __task task(void)
{
	other(); /* error: not-defined */
}
