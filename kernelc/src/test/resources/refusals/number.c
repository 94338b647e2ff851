/* An integer fits into 64 bits. */
static void __task task(void)
{
	unsigned long x = 0x123456789abcdef01; /* error: number */
}
