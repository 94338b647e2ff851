/* SPDX-License-Identifier: Apache-2.0 */
/* What must not happen: the assertions of the file, and what is claimed of samples. The names are those of the model's claims. */
#include "harness.h"
#include <stddef.h>
#include <string.h>

struct broken broken[MOST_BROKEN];
int nr_broken;

extern unsigned long *regnest_task_pt_regs, regnest_sample_tag;
extern const bool regnest_copied[WORDS];

void oracle_reset(void)
{
	nr_broken = 0;
}

/* Keeps the first of each kind. */
void breaks(const char *claim, const char *text, int line, uintptr_t pc)
{
	for (int i = 0; i < nr_broken; i++)
		if (broken[i].line == line && !strcmp(broken[i].text, text))
			return;
	happens("violation");
	if (nr_broken < MOST_BROKEN)
		broken[nr_broken++] = (struct broken){ claim, text, line, pc };
}

void regnest_filled(const unsigned long *regs)
{
	struct frame *frame = &frames[depth];

	frame->filled = frame->pointed = regs;
	for (int i = 0; i < WORDS; i++)
		frame->words[i] = regnest_task_pt_regs[i] + regnest_sample_tag;
}

void regnest_pointed(const unsigned long *regs)
{
	struct frame *frame = &frames[depth];

	frame->pointed = regs;
	if (frame->filled == regs)
		return;
	memcpy(frame->words, regs, sizeof(frame->words));
}

/* A word is one of the user's registers if it is that but for the number of the sample that copied it. */
static bool is_of_user(unsigned long word, int number)
{
	return (word & ~0xff00UL) == regnest_task_pt_regs[number];
}

/* Returns whether there is more to ask of that word: whether it was filled, with what somebody knows. */
static bool is_filled(const void *object, unsigned long word, int number)
{
	struct frame *frame = &frames[depth];

	if (frame->pointed == object && word != frame->words[number])
		breaks("P1", "a word was stored by somebody else since this sample filled it or pointed at it", 0, 0);
	if (word == NOT_AVAILABLE)
		return false;
	if (word >> 48 == 0x5e65)
		return true;
	breaks("P3", "a word was emitted that was never filled", 0, 0);
	return false;
}

void regnest_emitted(const unsigned long *regs, const unsigned long *words)
{
	for (int i = 0; i < WORDS; i++)
		if (regnest_copied[i] && is_filled(regs, words[i], i) && !is_of_user(words[i], i))
			breaks("P2", "a word was emitted that is not that register of the user", 0, 0);
}

void regnest_read_stack(const unsigned long *regs, unsigned long sp)
{
	if (is_filled(regs, sp, SP) && !is_of_user(sp, SP))
		breaks("P2", "the user's stack was read where its sp does not point", 0, 0);
}

/* What was interrupted is one origin, by whichever sample it was copied: who overwrites a copy breaks P1. */
static unsigned long origin_of(unsigned long word)
{
	return word & (word >> 32 == WORD(INTERRUPTED, 0, 0) >> 32 ? ~0xffffUL : ~0xffUL);
}

/* What one record says of where it was taken has one origin: of software, the caller's own. */
void regnest_emitted_intr(const unsigned long *regs, const unsigned long *words)
{
	struct frame *frame = &frames[depth];
	unsigned long origin = frame->of_software ? origin_of(WORD(CALLER, frame->number, 0)) : 0;

	for (int i = 0; i < WORDS; i++) {
		if (!regnest_copied[i] || !is_filled(regs, words[i], i))
			continue;
		if ((words[i] & 0xff) != i + 1UL || (origin && origin_of(words[i]) != origin))
			breaks("P2", "a word was emitted that is not that register of where the sample was taken", 0, 0);
		origin = origin_of(words[i]);
	}
}

/* The lowest bits of cs: both are set in user mode, whose words are those of an entry, and in -1. */
int regnest_mode(const unsigned long *regs)
{
	unsigned long origin = regs[CS] >> 32 & 0xffff;

	return regs[CS] == NOT_AVAILABLE || (regs[CS] >> 48 == 0x5e65 && origin < INTERRUPTED);
}

const void *regnest_record(void)
{
	return frames[depth].record;
}

unsigned long regnest_caller_word(int number)
{
	bool fetched = number >= IP && number <= SP;

	return fetched ? WORD(CALLER, frames[depth].number, number) : NOT_AVAILABLE;
}

unsigned long regnest_callchain_word(int number)
{
	return WORD(CALLCHAIN, frames[depth].number, number);
}

void regnest_walked(const void *entry)
{
	struct frame *frame = &frames[depth];

	frame->pointed = entry;
	for (int i = 0; i < WORDS; i++)
		frame->words[i] = regnest_callchain_word(i);
}

void regnest_emitted_callchain(const void *entry, const unsigned long *words, int count)
{
	for (int i = 0; i < count; i++)
		if (is_filled(entry, words[i], i) && words[i] != regnest_callchain_word(i))
			breaks("P2", "a word was emitted that is not of this sample's callchain", 0, 0);
}

void regnest_dropped(void)
{
	breaks("P4", "a sample was dropped for want of room", 0, 0);
}

void regnest_no_regs(void)
{
	breaks("P4", "abi NONE, though the user registers were complete", 0, 0);
}

/* What a function of SV-COMP finds broken, where it is called. */
#define FAILS(text) do { \
	breaks("ASSERT", text, 0, (uintptr_t)__builtin_return_address(0) - 1); \
	abandon_run(); \
} while (0)

void regnest_reach_error(void)
{
	FAILS("reach_error()");
}

void regnest_verifier_error(void)
{
	FAILS("__VERIFIER_error()");
}

void regnest_assert_fail(const char *assertion, const char *file, unsigned int line, const char *function)
{
	(void)assertion;
	(void)file;
	(void)line;
	(void)function;
	FAILS("__assert_fail()");
}

void regnest_verifier_assert(int condition)
{
	if (!condition)
		FAILS("__VERIFIER_assert()");
}

void regnest_verifier_assume(int condition)
{
	if (!condition)
		regnest_assumes_otherwise();
}
