/* An array in a struct has a length. */
struct s {
	int n;
	int more[]; /* error: flexible-array */
};

static void __task task(void) { }
