/* Instructions are refused: only the empty asm is known, which is a barrier where it names "memory", and hides what a variable holds that is read and written ("+r"). */
static void __task task(void)
{
	int x = 0;
	asm volatile("hlt"); /* error: asm */
	asm volatile("" : "=r"(x)); /* error: asm */
	asm volatile(""); /* error: asm */
	asm volatile("" : : : "cc", "memory");
}
