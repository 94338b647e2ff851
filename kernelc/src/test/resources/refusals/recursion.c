/* A function does not call itself, nor does what it calls. */
static int down(int n) { return n ? down(n - 1) : 0; } /* error: recursion */

static void __task task(void)
{
	down(3);
}
