/* A struct whose words are opaque is passed and returned by its address. */
static struct pt_regs get(struct pt_regs *regs) /* error: struct-value */
{
	return *regs;
}

static void __nmi nmi(struct pt_regs *regs)
{
	get(regs);
}
