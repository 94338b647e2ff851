/* SPDX-License-Identifier: Apache-2.0 */
/* The variables under test: put back before each run, compared between runs, and shown. */
#include "harness.h"
#include <stdio.h>
#include <string.h>

#define MOST_STORES	64
#define MOST_SHOWN	4096
#define STACK_REACH	(1UL << 20)

/* edges.c stands on both sides. */
extern char regnest_data_begin[], regnest_data_end[], regnest_bss_begin[], regnest_bss_end[];

#define MOST_BYTES	(1 << 20)

static struct region {
	char *begin, *end;
	char at_first[MOST_BYTES], before[MOST_BYTES];
} regions[] = {
	{ .begin = regnest_data_begin, .end = regnest_data_end },
	{ .begin = regnest_bss_begin, .end = regnest_bss_end },
};

#define REGIONS	2

/* An instruction that changed memory. */
static struct store {
	uintptr_t pc, at;
} stores[MOST_STORES];
static int nr_stores;

static long length(const struct region *region)
{
	return region->end - region->begin;
}

void memory_keep(void)
{
	for (int i = 0; i < REGIONS; i++) {
		if (length(&regions[i]) > MOST_BYTES)
			fails("cannot", "the file has more than %d bytes of variables", MOST_BYTES);
		memcpy(regions[i].at_first, regions[i].begin, length(&regions[i]));
	}
}

void memory_reset(void)
{
	for (int i = 0; i < REGIONS; i++)
		memcpy(regions[i].begin, regions[i].at_first, length(&regions[i]));
}

/* Where a frame lies on the stack depends on how it was brought there, and means nothing. */
static bool is_stack(uint64_t word)
{
	uint64_t here = (uintptr_t)__builtin_frame_address(0);

	return word - (here - STACK_REACH) < 2 * STACK_REACH;
}

/* FNV-1a. */
uint64_t memory_hash(uint64_t hash)
{
	for (int i = 0; i < REGIONS; i++) {
		for (char *p = regions[i].begin; p < regions[i].end; p += sizeof(uint64_t)) {
			uint64_t word;

			memcpy(&word, p, sizeof(word));
			hash = (hash ^ (is_stack(word) ? 0 : word)) * 0x100000001b3;
		}
	}
	return hash;
}

void memory_print(void)
{
	const char *comma = "";

	printf("[");
	for (int i = 0; i < REGIONS; i++) {
		printf("%s{\"at\":%lu,\"hex\":\"", comma, (unsigned long)regions[i].begin);
		for (char *p = regions[i].begin; p < regions[i].end && p < regions[i].begin + MOST_SHOWN; p++)
			printf("%02x", (unsigned char)*p);
		printf("\"}");
		comma = ",";
	}
	printf("]");
}

void stores_begin(void)
{
	nr_stores = 0;
	for (int i = 0; i < REGIONS; i++)
		memcpy(regions[i].before, regions[i].begin, length(&regions[i]));
}

/* What the instruction before the last one traced has changed. */
void stores_note(const struct trace *trace)
{
	uintptr_t pc = trace->length < 2 ? 0 : trace->pc[trace->length - 2];

	for (int i = 0; i < REGIONS; i++) {
		for (long at = 0; at < length(&regions[i]); at++) {
			uintptr_t address = (uintptr_t)regions[i].begin + at;

			if (regions[i].before[at] == regions[i].begin[at])
				continue;
			regions[i].before[at] = regions[i].begin[at];
			if (nr_stores && stores[nr_stores - 1].pc == pc && address - stores[nr_stores - 1].at < 8)
				continue;
			if (nr_stores < MOST_STORES)
				stores[nr_stores++] = (struct store){ pc, address };
		}
	}
}

void stores_print(void)
{
	printf("[");
	for (int i = 0; i < nr_stores; i++)
		printf("%s{\"pc\":%lu,\"at\":%lu}", i ? "," : "", (unsigned long)stores[i].pc, (unsigned long)stores[i].at);
	printf("]");
}
