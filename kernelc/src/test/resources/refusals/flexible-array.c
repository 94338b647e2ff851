/* An array at the end of a struct has no elements without a length, so none is looked at; nothing stands behind it. */
struct pages {
	int nr;
	int page[];
};
struct order {
	int page[];
	int nr; /* error: flexible-array */
};
static struct pages pages;

static void __task task(void)
{
	pages.nr = sizeof(pages);
	pages.page[0] = 1; /* error: flexible-array */
}
