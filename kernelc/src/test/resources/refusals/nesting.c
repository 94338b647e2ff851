/* Pointers, brackets and operands nest, but not without end. */
static int *************p; /* error: nesting */
static void __task task(void) { }
