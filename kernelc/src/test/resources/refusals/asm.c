/* Instructions are refused: only the empty asm that names "memory" is known, which is a barrier. */
static void __task task(void)
{
	int x = 0;
	asm volatile("hlt"); /* error: asm */
	asm volatile("" : "+r"(x)); /* error: asm */
	asm volatile(""); /* error: asm */
	asm volatile("" : : : "cc", "memory");
}
