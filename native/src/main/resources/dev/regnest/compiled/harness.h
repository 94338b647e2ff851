/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the parts of the harness share.
 *
 *   words.c	runs as code under test: the words of a sample, memcpy(), memset()
 *   cpu.c	the simulated CPU: what may arrive where, entry and exit
 *   events.c	what fires there: registers, the guard, the marked functions
 *   oracle.c	what must not happen
 *   step.c	the trap flag and the breakpoint: bring an arrival before an instruction
 *   memory.c	the data under test: put back before each run, compared, shown
 *   run.c	one run, with what arrives where
 *   explore.c	which arrivals at which instructions
 *   print.c	what is found, as lines of JSON
 */
#ifndef HARNESS_H
#define HARNESS_H

#include <stdbool.h>
#include <stdint.h>

#define MOST_FRAMES	4	/* the victim, and three inside each other */
#define MOST_TRACED	100000	/* instructions of one frame; what runs longer does not end */
#define MOST_BROKEN	8	/* violations of one run that are kept */
#define SOURCE_TEXT	8	/* letters of a source, in words */
#define WORDS		21	/* of a pt_regs */
#define IP		16
#define CS		17
#define SP		19

/*
 * A word that a sample knows: whose it is (the user's at an entry of a task, or one of those below), the sample, and the register from 1.
 * What nobody knows is all ones.
 */
#define WORD(origin, sample, number) \
	(0x5e65UL << 48 | (unsigned long)(origin) << 32 | (unsigned long)(sample) << 8 | ((number) + 1))
#define INTERRUPTED	0x1e65
#define CALLER		0xca11
#define CALLCHAIN	0xcc00
#define NOT_AVAILABLE	(~0UL)

/* A marked function of the file. */
struct entry {
	const char *letters;	/* what runs it, as schedules have it, each before the number of its device from '1': 't' is the task, 'r' is at rest */
	const char *name;
	int times;		/* how often at most, or -1 */
	bool takes_regs;
	void (*run)();
	bool made;		/* a handler by main() while it runs, which lets it arrive once, with that argument */
	const void *argument;
};

extern void *const regnest_tasks[2];
/* What runs before anything can arrive. */
void regnest_set_up(void);
extern const struct entry regnest_entries[];	/* the last one has no name */
extern const bool regnest_takes_samples, regnest_takes_guard;

/* What the hypothesis says. */
struct rules {
	const char *bottoms, *user, *arrivals;
	int nmi_field_max;
	const char *nokprobe;	/* where kprobes are not, as first-last,first-last,... in hexadecimal */
	bool irqs_on_in_hardirq, bh_disabled, exceptions_like_nmi, debug_in_nmi, nmi_entry_traceable, optprobes_irqs_off, serving_softirq,
	     migrate_masks,
	     reentry;
};
extern struct rules rules;

/* What arrives: the level, which device of that level, from 0, and which event fires in the lag of its entry, from 1, or none if 0. */
struct source {
	char letter;
	int device, event;
};

/* HELD_BACK by a mask until that is lifted; NEVER here, whatever is lifted. */
enum arrived { NOT_YET, DELIVERED, HELD_BACK, NEVER };

/* How a frame is watched for what arrives in it. */
enum watch { UNWATCHED, TRACE, COUNT, BREAKPOINT };

/* An arrival before an instruction. */
struct arrival {
	struct source source;	/* no letter if nothing arrives */
	long k;			/* the instruction, from 1 */
	uintptr_t pc, from;	/* where that is, and the instruction before it, or 0 */
	long occurrence;	/* how often it has been there by then */
};

struct frame {
	struct source source;
	enum watch watch;
	struct arrival next;
	long seen;		/* how many instructions, or how often the breakpoint */
	enum arrived arrived;
	int number;		/* of its sample, from 1 */
	bool of_software;	/* whether software fires it, which interrupts nobody */
	unsigned long regs[WORDS];	/* what its handler is given */
	unsigned long record[WORDS];	/* what the hardware wrote, as struct pebs_record_core has it */
	const void *filled;	/* the pt_regs that it filled itself */
	const void *pointed;	/* the one, or the callchain, that it uses, and what should lie there */
	unsigned long words[WORDS];
};

extern struct frame frames[MOST_FRAMES];
extern int depth;			/* of the running frame */

/* The instructions that a frame of that depth ran, as far as traced. */
struct trace {
	long length;
	uintptr_t pc[MOST_TRACED];
};
extern struct trace traces[MOST_FRAMES];

/* step.c */
void step_install(void);
void watched_call(void (*run)(), void *regs, bool takes_regs);
void abandon_run(void) __attribute__((__noreturn__));
void guarded_run(void (*run)(void));	/* until it ends or is abandoned */
void print_assertions(void);		/* those that the compiler has left in the code */

/* cpu.c */
extern int regnest_preempt_count, regnest_user_mode;
extern unsigned long *regnest_task_pt_regs;
int regnest_swevent_level(void);
void cpu_reset(void);
enum arrived may_arrive(char letter, uintptr_t pc);	/* before that instruction */
void enter(struct source source);	/* runs a frame one deeper than the running one */
void run_bottom(struct source source, bool user_mode);
void run_at_rest(void);

/* events.c */
extern unsigned long regnest_sample_tag;
void events_check(void);		/* that there is room for what the file runs */
void events_reset(void);
void start_frame(struct source source);	/* a new sample, in the frame at that depth */
int devices(char letter);		/* how many share that level, which is one where no function runs, too */
void fire(char letter, int device);
void run_functions(char letter, int device);

/* oracle.c */
struct broken {
	const char *claim, *text;
	int line;
	uintptr_t pc;
};
extern struct broken broken[MOST_BROKEN];
extern int nr_broken;
void oracle_reset(void);
void breaks(const char *claim, const char *text, int line, uintptr_t pc);
unsigned long regnest_caller_word(int number);	/* what perf_fetch_caller_regs() knows in the running frame */

/* memory.c */
void memory_keep(void);
void memory_reset(void);
uint64_t memory_hash(uint64_t hash);
void memory_print(void);
void stores_begin(void);
void stores_note(const struct trace *trace);
void stores_print(void);

void regnest_assumes_otherwise(void) __attribute__((__noreturn__));	/* what follows is not looked at */

/* run.c: what is run next, and how it went */
struct plan {
	struct source bottom;
	bool user_mode;
	int nested;				/* how many arrive, each inside the one before it */
	struct arrival arrivals[MOST_FRAMES];	/* by the depth of the frame that they interrupt */
	struct arrival again;			/* a second one after the first has returned, or no letter */
	enum watch first;			/* how the outermost is brought there: COUNT or BREAKPOINT */
	bool trace_innermost, trace_rest, show, note_stores;
};
extern struct plan plan;
enum arrived run_plan(void);			/* whether the innermost arrived */
uint64_t run_hash(void);
void next_arrival(struct frame *frame);		/* step.c stands where something arrives */
void stepped(void);				/* step.c has noted an instruction in a trace */
void happens(const char *what);			/* a moment at which memory may be shown */

/* print.c */
void write_source(char *text, struct source source);	/* "h2" for the second device of hardirqs, "h" for an only one; "H" with an event */
void print_plan(void);
void print_breaks(const struct broken *which);
void print_text(const char *text);
void fails(const char *kind, const char *format, ...) __attribute__((__noreturn__, __format__(__printf__, 2, 3)));

/* explore.c */
void explore(int nesting, bool again, long samples, uint64_t seed);

#endif
