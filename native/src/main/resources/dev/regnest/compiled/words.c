/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the file under test calls and can be interrupted in: regnest_fill(), regnest_emit() and the like, word by word as
 * perf_get_regs_user() and perf_output_sample_regs() have them, perf's own functions, memcpy() and its like. Compiled as the file itself is.
 */
#include "native.h"

/* Kept by the harness: which sample runs, and what was written out. */
extern unsigned long regnest_sample_tag;
void regnest_filled(struct pt_regs *regs);
void regnest_pointed(struct pt_regs *regs);
void regnest_emitted(struct pt_regs *regs, const unsigned long *words);
void regnest_read_stack(struct pt_regs *regs, unsigned long sp);
void regnest_dropped(void);
void regnest_no_regs(void);
void regnest_emitted_intr(struct pt_regs *regs, const unsigned long *words);
const void *regnest_record(void);
unsigned long regnest_caller_word(int number);
unsigned long regnest_callchain_word(int number);
void regnest_walked(struct perf_callchain_entry *entry);
void regnest_emitted_callchain(struct perf_callchain_entry *entry, const unsigned long *words, int count);
extern int regnest_swevent_recursion[4];
int regnest_swevent_level(void);

/* Those that the model copies too, unless all are asked for. */
#ifdef ALL_WORDS
#define WORDS(word) \
	word(0, r15) word(1, r14) word(2, r13) word(3, r12) word(4, bp) word(5, bx) word(6, r11) word(7, r10) word(8, r9) word(9, r8) \
	word(10, ax) word(11, cx) word(12, dx) word(13, si) word(14, di) word(15, orig_ax) word(16, ip) word(17, cs) word(18, flags) \
	word(19, sp) word(20, ss)
#else
#define WORDS(word)	word(4, bp) word(10, ax) word(16, ip)
#endif

#define COPIED(number, name)	[number] = true,
const bool regnest_copied[21] = { WORDS(COPIED) };

/* Each word says whose it is, as two samples of one task copy the same. */
bool regnest_fill(struct pt_regs *regs)
{
	struct pt_regs *user = regnest_task_pt_regs;

#define FILL(number, name)	regs->name = user->name + regnest_sample_tag;
	WORDS(FILL)
	FILL(17, cs)	/* which user_mode() looks at */
	FILL(19, sp)	/* where the user's stack is */
	regnest_filled(regs);
	return true;
}

bool regnest_point(struct pt_regs *regs)
{
	regnest_pointed(regs);
	return true;
}

bool regnest_emit(struct pt_regs *regs)
{
	unsigned long words[21];

#define EMIT(number, name)	words[number] = regs->name;
	WORDS(EMIT)
	regnest_emitted(regs, words);
	return true;
}

bool regnest_user_stack(struct pt_regs *regs)
{
	regnest_read_stack(regs, regs->sp);
	return true;
}

/* Interrupts come while the file's code runs, and by then kernel entry is complete. */
bool regnest_half_built(void)
{
	return false;
}

void regnest_none(void)
{
	regnest_no_regs();
}

void regnest_drop(void)
{
	regnest_dropped();
}

bool regnest_emit_intr(struct pt_regs *regs)
{
	unsigned long words[21];

	WORDS(EMIT)
	regnest_emitted_intr(regs, words);
	return true;
}

/* The kernel asks the sign of ip for what cs is; here ip says whose it is, and cs is the register behind it. */
void set_linear_ip(struct pt_regs *regs, unsigned long ip)
{
	regs->ip = ip;
	regs->cs = ip + 1;
}

const void *__regnest_pebs_record(void)
{
	return regnest_record();
}

void perf_fetch_caller_regs(struct pt_regs *regs)
{
#define FETCH(number, name)	regs->name = regnest_caller_word(number);
	WORDS(FETCH)
	FETCH(17, cs)
}

#define FRAMES	3	/* of a callchain */

void perf_callchain_kernel(struct perf_callchain_entry *entry, struct pt_regs *regs)
{
	(void)regs;
	entry->nr = regnest_callchain_word(0);
	for (int i = 0; i < FRAMES; i++)
		entry->ip[i] = regnest_callchain_word(i + 1);
	regnest_walked(entry);
}

bool regnest_emit_callchain(struct perf_callchain_entry *entry)
{
	unsigned long words[FRAMES + 1];

	words[0] = entry->nr;
	for (int i = 0; i < FRAMES; i++)
		words[i + 1] = entry->ip[i];
	regnest_emitted_callchain(entry, words, FRAMES + 1);
	return true;
}

int perf_swevent_get_recursion_context(void)
{
	int level = regnest_swevent_level();

	if (regnest_swevent_recursion[level])
		return -1;
	regnest_swevent_recursion[level]++;
	barrier();
	return level;
}

void perf_swevent_put_recursion_context(int level)
{
	barrier();
	regnest_swevent_recursion[level]--;
}

int printk(const char *format, ...)
{
	(void)format;
	return 0;
}

void *memcpy(void *to, const void *from, size_t size)
{
	void *start = to;
	size_t words = size / 8, bytes = size % 8;

	__asm__ __volatile__("rep movsq" : "+D"(to), "+S"(from), "+c"(words) : : "memory");
	__asm__ __volatile__("rep movsb" : "+D"(to), "+S"(from), "+c"(bytes) : : "memory");
	return start;
}

void *memset(void *to, int value, size_t size)
{
	void *start = to;

	__asm__ __volatile__("rep stosb" : "+D"(to), "+c"(size) : "a"(value) : "memory");
	return start;
}

void *memmove(void *to, const void *from, size_t size)
{
	const char *last = (const char *)from + size - 1;
	char *end = (char *)to + size - 1;

	if ((unsigned long)to - (unsigned long)from >= size)
		return memcpy(to, from, size);
	__asm__ __volatile__("std; rep movsb; cld" : "+D"(end), "+S"(last), "+c"(size) : : "memory");
	return to;
}

int memcmp(const void *one, const void *other, size_t size)
{
	const unsigned char *left = one;
	const unsigned char *right = other;

	for (; size; size--, left++, right++)
		if (*left != *right)
			return *left - *right;
	return 0;
}
