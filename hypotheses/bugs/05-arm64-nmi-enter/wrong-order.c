/* SPDX-License-Identifier: Apache-2.0 */
/*
 * May the saved value be stored before the count that protects it?
 *
 * 28f6bf9e247f "arm64: Prepare arch_nmi_enter() for recursion" (2020), with two stores swapped
 *
 * Hypotheses: nmi-like-exceptions
 * Result: VIOLATED ASSERT
 */
#define HCR_TGE		(1UL << 27)

struct nmi_ctx {
	u64 hcr;
	unsigned int cnt;
};

static DEFINE_PER_CPU(struct nmi_ctx, nmi_contexts);

/* The system register, which each CPU has. */
static u64 hcr_el2;

static void arch_nmi_enter(void)
{
	struct nmi_ctx *ctx = this_cpu_ptr(&nmi_contexts);
	u64 hcr;

	if (ctx->cnt) {
		ctx->cnt++;
		return;
	}
	hcr = READ_ONCE(hcr_el2);
	if (!(hcr & HCR_TGE))
		WRITE_ONCE(hcr_el2, hcr | HCR_TGE);
	barrier();
	ctx->hcr = hcr;
	barrier();
	ctx->cnt = 1;
}

static void arch_nmi_exit(void)
{
	struct nmi_ctx *ctx = this_cpu_ptr(&nmi_contexts);
	u64 hcr = ctx->hcr;

	/* Read it before the count lets somebody else write it. */
	barrier();
	ctx->cnt--;
	barrier();
	if (!ctx->cnt && !(hcr & HCR_TGE))
		WRITE_ONCE(hcr_el2, hcr);
}

static void __nmi __exception nmi(void)
{
	arch_nmi_enter();
	WARN_ON(!(READ_ONCE(hcr_el2) & HCR_TGE));
	arch_nmi_exit();
}

static void __at_rest at_rest(void)
{
	/* The interrupted guest's setting is back. */
	WARN_ON(hcr_el2 != 0);
}
