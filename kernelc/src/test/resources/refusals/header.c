/* A header of the file's own, in quotes, lies beside it or below a folder that -I names. */
#include "no-such-header.h" /* error: header */
static void __task task(void) { }
