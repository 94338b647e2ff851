/* A #pragma that may change what the code means is refused. */
#pragma pack(1) /* error: pragma */
#pragma GCC diagnostic ignored "-Wunused-variable"
static void __task task(void) { }
