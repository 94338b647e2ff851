/* An #if has its #endif, in the same file. */
#endif /* error: condition */
#ifdef CONFIG_SMP /* error: condition */
static int x;
static void __task task(void) { x = 1; }
