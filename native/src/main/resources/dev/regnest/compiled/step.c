/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Brings an arrival before an instruction of the code under test.
 *
 * Two ways lead there, and must agree. With the trap flag set, the CPU traps after every instruction, and the handler counts those under
 * test. With int3 in place of the instruction it runs at full speed until it gets there as often as counted before. Both end in
 * the handler of SIGTRAP, which calls what arrives: on the same thread, and so last in, first out. What arrives may be watched in its turn, as
 * signals are not masked and each frame has a watch of its own.
 */
#define _GNU_SOURCE
#include "harness.h"
#include <errno.h>
#include <setjmp.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/time.h>
#include <ucontext.h>
#include <unistd.h>

#define TRAP_FLAG	0x100
#define INT3		0xcc
#define SECONDS_A_RUN	2

static sigjmp_buf run_begins;
static volatile sig_atomic_t in_run;
static unsigned char under_breakpoint;	/* the byte that int3 replaces */
static uintptr_t breakpoint;		/* where it stands, or 0 */
static bool stepping_over;

/* edges.c stands on both sides of the code under test, section by section. */
extern char regnest_text_begin[], regnest_text_end[], regnest_unlikely_begin[], regnest_unlikely_end[], regnest_hot_begin[],
	regnest_hot_end[], regnest_startup_begin[], regnest_startup_end[];

static const struct {
	char *begin, *end;
} code[] = {
	{ regnest_text_begin, regnest_text_end },
	{ regnest_unlikely_begin, regnest_unlikely_end },
	{ regnest_hot_begin, regnest_hot_end },
	{ regnest_startup_begin, regnest_startup_end },
};

#define CODES	(int)(sizeof(code) / sizeof(code[0]))

static bool is_under_test(uintptr_t pc)
{
	for (int i = 0; i < CODES; i++)
		if (pc >= (uintptr_t)code[i].begin && pc < (uintptr_t)code[i].end)
			return true;
	return false;
}

static void set_breakpoint(uintptr_t pc)
{
	under_breakpoint = *(unsigned char *)pc;
	*(volatile unsigned char *)pc = INT3;
	breakpoint = pc;
}

static void clear_breakpoint(void)
{
	if (breakpoint)
		*(volatile unsigned char *)breakpoint = under_breakpoint;
	breakpoint = 0;
}

static bool is_stepping(enum watch watch)
{
	return watch == TRACE || watch == COUNT;
}

/* Calls a function under test, and watches it as its frame is to be watched: from its first instruction on, or at the one where something arrives. */
void watched_call(void (*run)(), void *regs, bool takes_regs)
{
	struct frame *frame = &frames[depth];

	if (is_stepping(frame->watch))
		set_breakpoint((uintptr_t)run);
	else if (frame->watch == BREAKPOINT)
		set_breakpoint(frame->next.pc);
	if (takes_regs)
		run(regs);
	else
		run();
	clear_breakpoint();
}

static void note(struct trace *trace, uintptr_t pc)
{
	if (trace->length == MOST_TRACED)
		fails("endless", "one frame ran %d instructions, and does not end", MOST_TRACED);
	trace->pc[trace->length++] = pc;
	stepped();
}

/* The frame stands before an instruction. What stands at the planned number and is another one is not the one meant. Returns whether to step on. */
static bool at_instruction(struct frame *frame, uintptr_t pc)
{
	if (frame->watch == TRACE)
		note(&traces[depth], pc);
	else if (++frame->seen == frame->next.k && pc == frame->next.pc)
		next_arrival(frame);
	return is_stepping(frame->watch);
}

/* The trap flag, of what a signal handler returns to. */
static void step(ucontext_t *uc, bool on)
{
	if (on)
		uc->uc_mcontext.gregs[REG_EFL] |= TRAP_FLAG;
	else
		uc->uc_mcontext.gregs[REG_EFL] &= ~TRAP_FLAG;
}

/* What the code under test calls is not stepped through; it goes on where that returns to, unless that was its own last return. */
static void on_step(ucontext_t *uc)
{
	uintptr_t pc = uc->uc_mcontext.gregs[REG_RIP];
	uintptr_t caller = *(uintptr_t *)uc->uc_mcontext.gregs[REG_RSP];

	if (stepping_over) {
		stepping_over = false;
		set_breakpoint(frames[depth].next.pc);
		step(uc, false);
	} else if (is_under_test(pc)) {
		step(uc, at_instruction(&frames[depth], pc));
	} else {
		if (is_under_test(caller))
			set_breakpoint(caller);
		step(uc, false);
	}
}

static void on_breakpoint(ucontext_t *uc)
{
	struct frame *frame = &frames[depth];
	uintptr_t pc = breakpoint;

	uc->uc_mcontext.gregs[REG_RIP] = pc;
	clear_breakpoint();
	if (is_stepping(frame->watch)) {
		step(uc, at_instruction(frame, pc));
		return;
	}
	if (++frame->seen == frame->next.occurrence) {
		next_arrival(frame);
		if (frame->watch == UNWATCHED)
			return;
	}
	/* Something else to come: over the instruction that stands here first. */
	stepping_over = frame->watch == BREAKPOINT;
	step(uc, true);
}

static void on_trap(int signal, siginfo_t *info, void *context)
{
	ucontext_t *uc = context;

	(void)signal;
	(void)info;
	if (breakpoint && (uintptr_t)uc->uc_mcontext.gregs[REG_RIP] == breakpoint + 1 && info->si_code == SI_KERNEL)
		on_breakpoint(uc);
	else
		on_step(uc);
}

#define HANG	2	/* and fatal */

struct bug {
	uint64_t pc, text;
	uint32_t line, fatal;
} __attribute__((__packed__));
extern const struct bug __start_regnest_bugs[] __attribute__((__weak__)), __stop_regnest_bugs[] __attribute__((__weak__));

void print_assertions(void)
{
	printf("{\"type\":\"assertions\",\"lines\":[");
	for (const struct bug *bug = __start_regnest_bugs; bug < __stop_regnest_bugs; bug++)
		printf("%s%u", bug == __start_regnest_bugs ? "" : ",", bug->line);
	printf("]}\n");
}

/* WARN_ON(), BUG_ON() and a lock that is never given back are ud2 with an entry in a table. */
static void on_illegal(int signal, siginfo_t *info, void *context)
{
	ucontext_t *uc = context;
	uintptr_t pc = uc->uc_mcontext.gregs[REG_RIP];

	(void)signal;
	(void)info;
	for (const struct bug *bug = __start_regnest_bugs; bug < __stop_regnest_bugs; bug++) {
		if (bug->pc != pc)
			continue;
		breaks(bug->fatal == HANG ? "P6" : "ASSERT", (const char *)bug->text, bug->line, pc);
		if (bug->fatal)
			abandon_run();
		uc->uc_mcontext.gregs[REG_RIP] += 2;
		return;
	}
	breaks("ASSERT", "oops: an illegal instruction", 0, pc);
	abandon_run();
}

static void on_fault(int signal, siginfo_t *info, void *context)
{
	ucontext_t *uc = context;
	uintptr_t pc = uc->uc_mcontext.gregs[REG_RIP];

	if (!in_run) {
		/* Not the file's fault: let it kill us. */
		struct sigaction action = { .sa_handler = SIG_DFL };

		sigaction(signal, &action, NULL);
		return;
	}
	breaks("ASSERT",
	       signal == SIGFPE                           ? "oops: division by zero" :
	       (uintptr_t)info->si_addr < 4096            ? "oops: NULL pointer dereference" :
							    "oops: page fault of a wild pointer",
	       0, pc);
	abandon_run();
}

static void on_alarm(int signal)
{
	(void)signal;
	if (in_run)
		fails("endless", "a run did not end within %d s", SECONDS_A_RUN);
}

static void handle(int signal, void (*handler)(int, siginfo_t *, void *))
{
	struct sigaction action = { .sa_sigaction = handler, .sa_flags = SA_SIGINFO | SA_NODEFER };

	sigemptyset(&action.sa_mask);
	if (sigaction(signal, &action, NULL))
		fails("cannot", "sigaction: %s", strerror(errno));
}

void step_install(void)
{
	struct sigaction alarm = { .sa_handler = on_alarm };

	sigaction(SIGVTALRM, &alarm, NULL);
	handle(SIGTRAP, on_trap);
	handle(SIGILL, on_illegal);
	handle(SIGSEGV, on_fault);
	handle(SIGBUS, on_fault);
	handle(SIGFPE, on_fault);
	for (int i = 0; i < CODES; i++) {
		uintptr_t begin = (uintptr_t)code[i].begin & -4096UL;
		uintptr_t end = ((uintptr_t)code[i].end + 4095) & -4096UL;

		if (end > begin && mprotect((void *)begin, end - begin, PROT_READ | PROT_WRITE | PROT_EXEC))
			fails("cannot", "this system lets nobody write breakpoints into code: %s", strerror(errno));
	}
}

void abandon_run(void)
{
	clear_breakpoint();
	stepping_over = false;
	siglongjmp(run_begins, 1);
}

void guarded_run(void (*run)(void))
{
	struct itimerval limit = { .it_value = { .tv_sec = SECONDS_A_RUN } }, none = { .it_value = { 0 } };

	setitimer(ITIMER_VIRTUAL, &limit, NULL);
	if (sigsetjmp(run_begins, 0) == 0) {
		in_run = 1;
		run();
	}
	in_run = 0;
	setitimer(ITIMER_VIRTUAL, &none, NULL);
}
