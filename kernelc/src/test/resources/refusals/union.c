/* A union holds no registers and no callchain, as those are opaque. */
union u { /* error: union */
	struct pt_regs regs;
	int word;
};

static void __task task(void)
{
	barrier();
}
