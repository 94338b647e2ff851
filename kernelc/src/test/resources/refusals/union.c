/* A union is refused: a struct has a member for each meaning. */
union u { int word; char byte; }; /* error: union */
static void __task task(void) { }
