/* A marked function returns nothing, and takes nothing or registers. */
static int __task task(void) { return 1; } /* error: marker */
