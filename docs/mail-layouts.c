/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What a sample's memory looks like on x86-64, design by design: sizes, cache lines, and what one sample stores and loads of them.
 *
 * Which members perf_sample_data has in v4.6, in which order, and which of them perf_sample_data_init() sets is read in include/linux/perf_event.h;
 * which words perf_get_regs_user() copies in arch/x86/kernel/perf_regs.c; pt_regs has 21 words. The rest follows by the rules of C.
 *
 * gcc -o layouts docs/mail-layouts.c && ./layouts
 */
#include <stddef.h>
#include <stdio.h>

#define LINE		64
#define WORDS		21	/* of pt_regs */
#define COPIED		15	/* ip, ax to r11, orig_ax, flags, sp, cs, ss; the other six are set to -1 */

struct pt_regs { unsigned long words[WORDS]; };
struct perf_regs { unsigned long abi; struct pt_regs *regs; };

#define SET_BY_INIT	unsigned long addr; void *raw, *br_stack; unsigned long period, weight, txn, data_src
#define SET_BY_PREPARE	unsigned long type, ip, tid_entry, time, id, stream_id, cpu_entry; void *callchain
#define END		struct perf_regs regs_intr; unsigned long stack_user_size

/* v4.6: the copy lies in the sample. */
struct on_stack {
	SET_BY_INIT; SET_BY_PREPARE;
	struct perf_regs regs_user; struct pt_regs regs_user_copy;
	END;
} __attribute__((aligned(LINE)));

/* The patch, and whatever else keeps the copy elsewhere. */
struct elsewhere {
	SET_BY_INIT; SET_BY_PREPARE;
	struct perf_regs regs_user;
	END;
} __attribute__((aligned(LINE)));

/* The same two with a word of flags that init sets. */
struct flags_on_stack {
	unsigned long sample_flags; SET_BY_INIT; SET_BY_PREPARE;
	struct perf_regs regs_user; struct pt_regs regs_user_copy;
	END;
} __attribute__((aligned(LINE)));

struct flags_elsewhere {
	unsigned long sample_flags; SET_BY_INIT; SET_BY_PREPARE;
	struct perf_regs regs_user;
	END;
} __attribute__((aligned(LINE)));

/* The interrupted pt_regs in the sample, where init sets it. */
struct interrupt_regs {
	struct pt_regs *interrupt_regs; SET_BY_INIT; SET_BY_PREPARE;
	struct perf_regs regs_user; struct pt_regs regs_user_copy;
	END;
} __attribute__((aligned(LINE)));

/* Both of them. */
struct flags_and_interrupt_regs {
	unsigned long sample_flags; struct pt_regs *interrupt_regs; SET_BY_INIT; SET_BY_PREPARE;
	struct perf_regs regs_user;
	END;
} __attribute__((aligned(LINE)));

static unsigned int lines_of(size_t from, size_t size)
{
	unsigned int lines = 0;

	for (size_t line = from / LINE; line <= (from + size - 1) / LINE; line++)
		lines |= 1U << line;
	return lines;
}

static void design(const char *name, size_t sample, size_t per_cpu, size_t first, size_t prepared, size_t user, size_t copy)
{
	/* Without user registers: what init sets, and the rest up to the callchain. A sentinel is one word of regs_user more. */
	unsigned int without = lines_of(0, first) | lines_of(first, prepared);
	unsigned int sentinel = without | lines_of(user + offsetof(struct perf_regs, regs), sizeof(void *));
	unsigned int with = without | lines_of(user, sizeof(struct perf_regs));
	int best = copy ? 0 : 3, worst = copy ? 0 : 4;

	if (copy)
		with |= lines_of(copy, sizeof(struct pt_regs));
	printf("| %s | %zu | %zu | %zu | %zu | %d | %d | ", name, sample, sample / LINE, per_cpu, first,
	       __builtin_popcount(without), __builtin_popcount(sentinel));
	if (best == worst)
		printf("%d |\n", __builtin_popcount(with));
	else
		printf("%d + %d or %d |\n", __builtin_popcount(with), best, worst);
}

#define DESIGN(name, layout, slots, copy) \
	design(name, sizeof(struct layout), (slots) * sizeof(struct pt_regs), offsetof(struct layout, type), \
	       offsetof(struct layout, regs_user) - offsetof(struct layout, type), offsetof(struct layout, regs_user), copy)

int main(void)
{
	printf("| copy of the registers | sample | its lines | per CPU | set by init | lines without | with a sentinel | with user registers |\n");
	printf("|---|---|---|---|---|---|---|---|\n");
	DESIGN("in the sample (`on-stack`)", on_stack, 0, offsetof(struct on_stack, regs_user_copy));
	DESIGN("the same, `sample_flags`", flags_on_stack, 0, offsetof(struct flags_on_stack, regs_user_copy));
	DESIGN("the same, `interrupt-regs-in-sample`", interrupt_regs, 0, offsetof(struct interrupt_regs, regs_user_copy));
	DESIGN("four slots (`percpu4-posted`, `recursion-slot`, `pile-4`)", elsewhere, 4, 0);
	DESIGN("six slots (`pile-6`)", elsewhere, 6, 0);
	DESIGN("one (`single`, `nmi-user-regs`)", elsewhere, 1, 0);
	DESIGN("elsewhere, `sample_flags`, four slots", flags_elsewhere, 4, 0);
	DESIGN("elsewhere, `sample_flags` and the interrupted regs", flags_and_interrupt_regs, 4, 0);
	printf("\nregs_user.regs is in line %zu of the sample, regs_intr in line %zu, ip in line %zu, counted from 0.\n",
	       offsetof(struct on_stack, regs_user.regs) / LINE, offsetof(struct on_stack, regs_intr) / LINE,
	       offsetof(struct on_stack, ip) / LINE);
	printf("A copy stores %zu bytes and loads %zu; a pointer to registers stores %zu.\n", sizeof(struct pt_regs),
	       COPIED * sizeof(long), sizeof(struct perf_regs));
	printf("PEBS: a whole copy of the interrupted registers is %zu bytes, cs and flags are %zu.\n", sizeof(struct pt_regs),
	       2 * sizeof(long));
	return 0;
}
