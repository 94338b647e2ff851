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

void regnest_emitted(const unsigned long *regs, const unsigned long *words)
{
	struct frame *frame = &frames[depth];

	for (int i = 0; i < WORDS; i++) {
		if (!regnest_copied[i])
			continue;
		if (frame->pointed == regs && words[i] != frame->words[i])
			breaks("P1", "a word was stored by somebody else since this sample filled it or pointed at it", 0, 0);
		if (words[i] >> 48 != 0x5e65)
			breaks("P3", "a word was emitted that was never filled", 0, 0);
		else if (!is_of_user(words[i], i))
			breaks("P2", "a word was emitted that is not that register of the user", 0, 0);
	}
}

void regnest_dropped(void)
{
	breaks("P4", "a sample was dropped for want of room", 0, 0);
}

void regnest_no_regs(void)
{
	breaks("P4", "abi NONE, though the user registers were complete", 0, 0);
}
