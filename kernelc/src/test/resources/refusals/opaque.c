/* Nobody computes with the words of registers: they are stored, copied and written out. */
static void __task task(void)
{
	struct pt_regs regs;
	regs.ip = 0; /* error: opaque */
}
