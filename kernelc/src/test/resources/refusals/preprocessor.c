/* What the preprocessor cannot carry out is refused. */
#error "no" /* error: preprocessor */
static void __task task(void) { }
