/* Operands have types that their operator takes. */
static void __task task(void)
{
	int x = 1;
	x = *x; /* error: type */
}
