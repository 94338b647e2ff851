/* Values fit what they are given to. */
static void __task task(void)
{
	int pair[2] = { 1, 2, 3 }; /* error: initialiser */
}
