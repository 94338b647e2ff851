/* A function that is called has a body, or is one of the kernel that is known; a variable that is used is defined. */
static int other(void);
extern int held; /* error: not-defined */

static void __task task(void)
{
	held++;
	other(); /* error: not-defined */
}
