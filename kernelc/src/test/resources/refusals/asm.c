/* Instructions are refused: only the empty asm is known, which is a barrier. */
static void __task task(void)
{
	asm volatile("hlt"); /* error: asm */
}
