/* What is no token of C is refused. */
static int x;
static void __task task(void) { x = 1; } @ /* error: stray */
