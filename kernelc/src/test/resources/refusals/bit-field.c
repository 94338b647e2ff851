/* A bit-field is refused: |= and &= ~ of a member take the same load and store. */
struct s { int a : 1; }; /* error: bit-field */
static void __task task(void) { }
