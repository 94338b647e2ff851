/* A store needs a place to store to. */
static void __task task(void)
{
	1 = 2; /* error: place */
}
