/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Which arrivals at which instructions: all of them up to two inside each other, by chance with a seed beyond that.
 *
 * Every run is made twice and must end the same way; at each instruction of the outermost frame, once by the trap flag and once by a
 * breakpoint. What did not arrive at its instruction is counted, as nothing is known about it.
 */
#include "harness.h"
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#define MOST_CHAINS	4096
#define MOST_SOURCES	256
#define MOST_FOUND	16

/* What may arrive. */
static struct source arriving[MOST_SOURCES];
static int nr_arriving;

/* Who interrupts whom: "t s h" is a hardirq in a softirq in the task. */
static struct chain {
	char sources[(MOST_FRAMES + 2) * SOURCE_TEXT];
	long runs, bad, held_back, undelivered, disagreed;
} chains[MOST_CHAINS];
static int nr_chains;

/* The first run that broke each claim. */
static const char *found[MOST_FOUND];
static int nr_found;

static bool bad_at[MOST_TRACED + 1];	/* instructions of the outermost frame */

static void append(char *sources, struct source source)
{
	char *end = sources + strlen(sources);

	if (end > sources)
		*end++ = ' ';
	write_source(end, source);
}

/* All that a list of letters stands for, device by device; one in capitals with each event in the lag of its entry. */
static int sources_of(const char *letters, struct source *into)
{
	int nr = 0;

	for (; *letters; letters++) {
		char letter = tolower(*letters);
		int first = isupper(*letters) ? 1 : 0, last = isupper(*letters) ? devices('x') : 0;

		for (int device = 0; device < devices(letter); device++) {
			for (int event = first; event <= last; event++) {
				if (nr == MOST_SOURCES)
					fails("cannot", "more than %d different arrivals", MOST_SOURCES);
				into[nr++] = (struct source){ letter, device, event };
			}
		}
	}
	return nr;
}

static struct chain *chain(void)
{
	char sources[(MOST_FRAMES + 2) * SOURCE_TEXT] = "";

	append(sources, plan.bottom);
	for (int i = 0; i < plan.nested; i++)
		append(sources, plan.arrivals[i].source);
	if (plan.again.source.letter)
		append(sources, plan.again.source);
	for (int i = 0; i < nr_chains; i++)
		if (!strcmp(chains[i].sources, sources))
			return &chains[i];
	if (nr_chains == MOST_CHAINS)
		fails("cannot", "more than %d kinds of nesting", MOST_CHAINS);
	strcpy(chains[nr_chains].sources, sources);
	return &chains[nr_chains++];
}

static void print_found(const struct broken *which)
{
	for (int i = 0; i < nr_found; i++)
		if (!strcmp(found[i], which->claim))
			return;
	if (nr_found == MOST_FOUND)
		return;
	found[nr_found++] = which->claim;
	printf("{\"type\":\"bad\",");
	print_breaks(which);
	printf(",");
	print_plan();
	printf(",\"moments\":[");
	plan.show = true;
	run_plan();
	plan.show = false;
	printf("]}\n");
}

static void note_bad(void)
{
	struct broken of_run[MOST_BROKEN];
	int nr = nr_broken;

	if (!nr)
		return;
	memcpy(of_run, broken, sizeof(of_run));
	if (plan.nested)
		bad_at[plan.arrivals[0].k] = true;
	for (int i = 0; i < nr; i++)
		print_found(&of_run[i]);
}

/* Runs the plan twice if something arrives, the second time as is said: stepping there takes long. Returns whether the innermost arrived. */
static bool run_twice(enum watch second)
{
	struct chain *of = chain();
	enum arrived arrived, once_more;
	uint64_t hash;

	plan.first = BREAKPOINT;
	arrived = run_plan();
	hash = run_hash();
	if (arrived == NEVER)
		return false;
	if (arrived == HELD_BACK) {
		of->held_back++;
		return false;
	}
	plan.first = second;
	once_more = run_plan();
	plan.first = BREAKPOINT;
	of->runs++;
	of->undelivered += arrived == NOT_YET || once_more == NOT_YET;
	of->disagreed += hash != run_hash();
	of->bad += nr_broken > 0;
	note_bad();
	return arrived == DELIVERED;
}

/* The arrival before the instruction k of a trace, from 1. */
static struct arrival before(const struct trace *trace, long k, struct source source)
{
	struct arrival arrival = { .source = source, .k = k, .pc = trace->pc[k - 1], .from = k > 1 ? trace->pc[k - 2] : 0 };

	for (long i = 0; i < k; i++)
		arrival.occurrence += trace->pc[i] == arrival.pc;
	return arrival;
}

static long trace_innermost(void)
{
	plan.first = BREAKPOINT;
	plan.trace_innermost = true;
	run_plan();
	plan.trace_innermost = false;
	return traces[plan.nested].length;
}

/* Every arrival in the innermost frame; with more than one level to go, every one in those as well. */
static void explore_level(int levels)
{
	int level = plan.nested;
	long length = trace_innermost();

	for (long k = 1; k <= length; k++) {
		enum watch second = level == 0 ? COUNT : BREAKPOINT;

		for (int i = 0; i < nr_arriving; i++) {
			plan.nested = level + 1;
			plan.arrivals[level] = before(&traces[level], k, arriving[i]);
			if (levels == 1 && run_twice(second))
				second = BREAKPOINT;
			else if (levels > 1 && run_plan() == DELIVERED)
				explore_level(levels - 1);
		}
	}
	plan.nested = level;
}

/* Every arrival at every instruction after the first one has returned. */
static void explore_again(void)
{
	static struct trace outermost, rest;
	long length = trace_innermost();

	outermost = traces[0];
	for (long k = 1; k <= length; k++) {
		for (int i = 0; i < nr_arriving; i++) {
			plan.nested = 1;
			plan.arrivals[0] = before(&outermost, k, arriving[i]);
			plan.trace_rest = true;
			bool arrived = run_plan() == DELIVERED;
			plan.trace_rest = false;
			rest = traces[0];
			for (long later = 1; arrived && later <= rest.length; later++) {
				for (int second = 0; second < nr_arriving; second++) {
					plan.again = before(&rest, later, arriving[second]);
					run_twice(BREAKPOINT);
				}
			}
			plan.again.source.letter = 0;
		}
	}
	plan.nested = 0;
}

static uint64_t next_random(uint64_t *state)
{
	*state ^= *state << 13;
	*state ^= *state >> 7;
	*state ^= *state << 17;
	return *state;
}

/* Places by chance, with as many arrivals inside each other as there may be. */
static void sample(int levels, uint64_t *random)
{
	for (int level = 0; level < levels; level++) {
		long length = trace_innermost();

		if (!length)
			break;
		long k = 1 + next_random(random) % length;
		struct source source = arriving[next_random(random) % nr_arriving];
		plan.nested = level + 1;
		plan.arrivals[level] = before(&traces[level], k, source);
		if (level + 1 == levels)
			run_twice(BREAKPOINT);
		else if (run_plan() != DELIVERED)
			break;
	}
	plan.nested = 0;
}

static void print_victim(long length, bool breaks_alone)
{
	long bad = 0;

	for (long k = 1; k <= length; k++)
		bad += bad_at[k];
	printf("{\"type\":\"victim\",\"instructions\":%ld,\"bad\":%ld,\"alone\":%s,", length, bad, breaks_alone ? "true" : "false");
	print_plan();
	printf(",\"stores\":");
	stores_print();
	printf("}\n");
	fflush(stdout);
}

static void explore_victim(struct source bottom, bool user_mode, int nesting, bool again, long samples, uint64_t *random)
{
	plan = (struct plan){ .bottom = bottom, .user_mode = user_mode };
	memset(bad_at, 0, sizeof(bad_at));
	plan.note_stores = true;
	long length = trace_innermost();
	plan.note_stores = false;
	uint64_t hash = run_hash();
	bool alone = nr_broken > 0;

	note_bad();
	chain()->runs++;
	chain()->disagreed += trace_innermost() != length || hash != run_hash();
	for (int levels = 1; levels <= nesting && levels <= 2; levels++)
		explore_level(levels);
	if (again)
		explore_again();
	for (long i = 0; nesting > 2 && i < samples; i++)
		sample(nesting, random);
	print_victim(length, alone);
}

static void explore_victims(const char *letters, bool user_mode, int nesting, bool again, long samples, uint64_t *random)
{
	struct source bottoms[MOST_SOURCES];
	int nr = sources_of(letters, bottoms);

	for (int i = 0; i < nr; i++)
		explore_victim(bottoms[i], user_mode, nesting, again, samples, random);
}

void explore(int nesting, bool again, long samples, uint64_t seed)
{
	uint64_t random = seed ? seed : 1;

	memory_keep();
	print_assertions();
	nr_arriving = sources_of(rules.arrivals, arriving);
	explore_victims(rules.bottoms, false, nesting, again, samples, &random);
	explore_victims(rules.user, true, nesting, again, samples, &random);
	for (int i = 0; i < nr_chains; i++)
		printf("{\"type\":\"chain\",\"sources\":\"%s\",\"runs\":%ld,\"bad\":%ld,\"heldBack\":%ld,\"undelivered\":%ld,\"disagreed\":%ld}\n",
		       chains[i].sources, chains[i].runs, chains[i].bad, chains[i].held_back, chains[i].undelivered, chains[i].disagreed);
	printf("{\"type\":\"done\"}\n");
	fflush(stdout);
}
