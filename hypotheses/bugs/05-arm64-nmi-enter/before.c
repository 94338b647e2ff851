/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Does a register that an NMI sets and gives back come back if NMIs nest?
 *
 * 28f6bf9e247f "arm64: Prepare arch_nmi_enter() for recursion" (2020)
 *
 * Hypotheses: nmi-like-exceptions
 * Result: VIOLATED ASSERT
 */
#define HCR_TGE		(1UL << 27)

struct nmi_ctx {
	u64 hcr;
};

static DEFINE_PER_CPU(struct nmi_ctx, nmi_contexts);

/* The system register, which each CPU has. */
static u64 hcr_el2;

static void arch_nmi_enter(void)
{
	struct nmi_ctx *ctx = this_cpu_ptr(&nmi_contexts);

	ctx->hcr = READ_ONCE(hcr_el2);
	WRITE_ONCE(hcr_el2, ctx->hcr | HCR_TGE);
}

static void arch_nmi_exit(void)
{
	struct nmi_ctx *ctx = this_cpu_ptr(&nmi_contexts);

	WRITE_ONCE(hcr_el2, ctx->hcr);
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
