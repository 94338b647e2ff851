/* What is opaque is copied and cleared whole. */
static struct pt_regs regs;

static void __task task(void)
{
	memset(&regs, 0, 8); /* error: whole-objects */
}
