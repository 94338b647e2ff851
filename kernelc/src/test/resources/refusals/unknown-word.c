/* A word that nothing declares is refused, and told once with how often it comes. */
static void __task task(void)
{
	struct_of_mine *p; /* error: unknown-word */
	int x = 1;
	x += y; /* error: unknown-word */
	x += y;
}
