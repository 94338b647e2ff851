/* What the kernel has as an instruction has no address. */
static void __task task(void)
{
	int (*f)(void) = in_nmi; /* error: not-pointed-at */
}
