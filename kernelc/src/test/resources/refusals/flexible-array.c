/* An array without a length is the last member of its struct, and has values at first outside functions alone. */
struct pages {
	int nr;
	int page[];
};
struct order {
	int page[];
	int nr; /* error: flexible-array */
};

static void __task task(void)
{
	struct pages pages = { 1, { 2 } }; /* error: flexible-array */
}
