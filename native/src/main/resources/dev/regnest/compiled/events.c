/* SPDX-License-Identifier: Apache-2.0 */
/* What fires in a context: the registers that it is given, the guard around software's events, and the marked functions. */
#include "harness.h"
#include <stddef.h>
#include <string.h>

#define ENTRIES	256

unsigned long regnest_sample_tag;
int regnest_swevent_recursion[4];

struct frame frames[MOST_FRAMES];
int depth;

static int samples;
static int ran[ENTRIES];

/* Handlers that main() makes. */
static enum { NOT_MADE, MADE, HAS_RUN } made[ENTRIES];
static bool announced;

void events_check(void)
{
	for (int i = 0; regnest_entries[i].name; i++)
		if (i == ENTRIES)
			fails("cannot", "more than %d functions that run by themselves", ENTRIES);
}

void events_reset(void)
{
	samples = 0;
	depth = 0;
	memset(regnest_swevent_recursion, 0, sizeof(regnest_swevent_recursion));
	memset(ran, 0, sizeof(ran));
	memset(made, 0, sizeof(made));
	announced = false;
}

/* What the hardware pushes where it interrupts, and the registers of its record, or what perf_fetch_caller_regs() knows of a caller. */
static unsigned long handed(const struct frame *frame, int number)
{
	if (regnest_user_mode)
		return regnest_task_pt_regs[number];
	if (!frame->of_software)
		return WORD(INTERRUPTED, frame->number, number);
	return regnest_caller_word(number);
}

static void hand_registers(struct frame *frame)
{
	static const int of_record[] = { 18, IP, 10, 5, 11, 12, 13, 14, 4, SP, 9, 8, 7, 6, 3, 2, 1, 0 };

	for (int i = 0; i < WORDS; i++)
		frame->regs[i] = handed(frame, i);
	for (int i = 0; i < (int)(sizeof(of_record) / sizeof(of_record[0])); i++)
		frame->record[i] = frame->regs[of_record[i]];
}

void start_frame(struct source source)
{
	struct frame *frame = &frames[depth];

	frame->source = source;
	frame->arrived = NOT_YET;
	frame->seen = 0;
	frame->filled = frame->pointed = NULL;
	frame->number = ++samples;
	frame->of_software = strchr("tskox", source.letter);
	regnest_sample_tag = (unsigned long)frame->number << 8;
	hand_registers(frame);
}

/* A function is one, by whatever marker it runs. */
static int *runs(const struct entry *entry)
{
	int first = 0;

	while (regnest_entries[first].run != entry->run)
		first++;
	return &ran[first];
}

static bool runs_for(const struct entry *entry, char letter, int device)
{
	const char *at = strchr(entry->letters, letter);

	return at && at[1] == '1' + device;
}

int devices(char letter)
{
	int most = 0;

	for (int i = 0; regnest_entries[i].name; i++)
		while (runs_for(&regnest_entries[i], letter, most))
			most++;
	return most ? most : 1;
}

void run_functions(char letter, int device)
{
	for (int i = 0; regnest_entries[i].name; i++) {
		const struct entry *entry = &regnest_entries[i];

		if (!runs_for(entry, letter, device) || *runs(entry) == entry->times)
			continue;
		if (entry->made && made[i] != MADE)
			continue;
		made[i] = HAS_RUN;
		++*runs(entry);
		watched_call(entry->run, entry->made ? (void *)entry->argument : frames[depth].regs, entry->takes_regs);
	}
}

void regnest_announces(void)
{
	announced = true;
}

/* Returns whether it is a handler, and no thread. */
bool regnest_makes(void (*handler)(), void *argument, unsigned long *thread)
{
	if (thread)
		*thread = 0;
	if (!announced)
		return false;
	announced = false;
	for (int i = 0; regnest_entries[i].name; i++) {
		const struct entry *entry = &regnest_entries[i];

		if (!entry->made || made[i] != NOT_MADE || entry->run != handler || entry->argument != argument)
			continue;
		made[i] = MADE;
		if (thread)
			*thread = i + 1;
		return true;
	}
	fails("cannot", "a handler was made once more than the file says");
}

/* A run in which the handler has not come by then is not looked at. */
void regnest_joins(unsigned long thread)
{
	if (thread && thread <= ENTRIES && made[thread - 1] != HAS_RUN)
		regnest_assumes_otherwise();
}

/* What fires in that context: the marked functions, and around a sample of software what its callers do. */
void fire(char letter, int device)
{
	bool guarded = regnest_takes_samples && strchr("tskox", letter);
	bool guard = guarded && !regnest_takes_guard;
	int level;

	if (!guarded) {
		run_functions(letter, device);
		return;
	}
	regnest_preempt_count++;
	level = regnest_swevent_level();
	if (!guard || !regnest_swevent_recursion[level]) {
		regnest_swevent_recursion[level] += guard;
		run_functions(letter, device);
		regnest_swevent_recursion[level] -= guard;
	}
	regnest_preempt_count--;
}
