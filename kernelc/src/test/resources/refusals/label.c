/* A goto leads to a label of a block around it. */
static void __task task(void)
{
	goto inside; /* error: label */
	{
	inside:
		barrier();
	}
}
