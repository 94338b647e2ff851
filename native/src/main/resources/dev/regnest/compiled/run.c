/* SPDX-License-Identifier: Apache-2.0 */
/* One run: the outermost frame, and what arrives in it as planned. */
#include "harness.h"
#include <stdio.h>

struct plan plan;
struct trace traces[MOST_FRAMES];

static enum arrived innermost;
static bool again_to_come;
static const char *comma;

static void watch(struct frame *frame, int level)
{
	frame->watch = UNWATCHED;
	if (level < plan.nested) {
		frame->watch = level ? BREAKPOINT : plan.first;
		frame->next = plan.arrivals[level];
	} else if (plan.trace_innermost) {
		frame->watch = TRACE;
		traces[level].length = 0;
	}
}

/* After the first arrival in the outermost frame has returned. */
static void watch_rest(struct frame *frame)
{
	frame->seen = 0;
	if (plan.trace_rest) {
		frame->watch = TRACE;
		traces[0].length = 0;
	} else if (plan.again.source.letter) {
		frame->watch = BREAKPOINT;
		frame->next = plan.again;
		innermost = NOT_YET;
		again_to_come = true;
	}
}

void next_arrival(struct frame *frame)
{
	bool last = again_to_come || depth + 1 == plan.nested;
	bool rest = !again_to_come && depth == 0;

	again_to_come = false;
	frame->watch = UNWATCHED;
	frame->arrived = may_arrive(frame->next.source.letter, frame->next.pc);
	if (last)
		innermost = frame->arrived;
	if (frame->arrived == DELIVERED) {
		happens("arrives");
		watch(&frames[depth + 1], last && !rest ? plan.nested : depth + 1);
		enter(frame->next.source);
		happens("returned");
	}
	if (rest)
		watch_rest(frame);
}

static void run(void)
{
	run_bottom(plan.bottom, plan.user_mode);
	happens("ends");
	run_at_rest();
}

enum arrived run_plan(void)
{
	memory_reset();
	cpu_reset();
	oracle_reset();
	innermost = NOT_YET;
	again_to_come = false;
	comma = "";
	watch(&frames[0], 0);
	if (plan.note_stores)
		stores_begin();
	guarded_run(run);
	return innermost;
}

/* Whatever was to arrive later never does. */
void regnest_assumes_otherwise(void)
{
	if (innermost == NOT_YET)
		innermost = NEVER;
	abandon_run();
}

uint64_t run_hash(void)
{
	uint64_t hash = memory_hash(0xcbf29ce484222325 ^ innermost);

	for (int i = 0; i < nr_broken; i++)
		hash = (hash ^ broken[i].line ^ (uintptr_t)broken[i].text) * 0x100000001b3;
	return hash;
}

void stepped(void)
{
	if (plan.note_stores && depth == 0)
		stores_note(&traces[0]);
}

void happens(const char *what)
{
	if (!plan.show)
		return;
	char source[SOURCE_TEXT];

	write_source(source, frames[depth].source);
	printf("%s{\"what\":\"%s\",\"depth\":%d,\"source\":\"%s\",\"memory\":", comma, what, depth, source);
	memory_print();
	printf("}");
	comma = ",";
}
