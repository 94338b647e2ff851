/* Objects, types and files have a greatest size. */
static char table[270000]; /* error: too-large */
static void __task task(void)
{
	table[0] = 1;
}
