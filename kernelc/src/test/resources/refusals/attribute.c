/* An attribute that may change what the code means, and is not known, is refused. */
static int hidden __attribute__((__section__(".data"))); /* error: attribute */
static int shown __attribute__((__unused__));
static void __task task(void) { shown = 1; }
