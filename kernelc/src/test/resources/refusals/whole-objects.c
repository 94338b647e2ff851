/* memcpy() and memset() are of whole objects. */
static int n;

static void __task task(void)
{
	memset(&n, 0, 2); /* error: whole-objects */
}
