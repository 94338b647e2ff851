/* A character constant has one character. */
static void __task task(void)
{
	int x = 'ab'; /* error: character */
}
