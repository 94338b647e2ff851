/* A name means one thing in one place. */
static int x;
static void x(void) { } /* error: redefinition */
static void __task task(void) { }
