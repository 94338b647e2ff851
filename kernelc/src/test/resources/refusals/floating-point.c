/* There is no floating point, as the kernel has none. */
static double d; /* error: floating-point */
static void __task task(void) { }
