/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The simulated CPU: preempt_count, the interrupt flag, the NMI mask, what may arrive under them, and what entry and exit do to them.
 *
 * Sources: those of the model's LegalityRule, Entry and Interrupts, whose rules these are.
 */
#include "harness.h"
#include <stdlib.h>

#define SOFTIRQ_OFFSET		0x100
#define SOFTIRQ_DISABLE		0x200
#define HARDIRQ_OFFSET		0x10000
#define NMI_OFFSET		0x100000
#define IN_NMI			0xf00000
#define IN_HARDIRQ		0x0f0000
#define IN_SOFTIRQ		0x00ff00

int regnest_preempt_count, regnest_irqs_off, regnest_user_mode, regnest_migrate_masks;
void *regnest_current;
unsigned long *regnest_task_pt_regs;

struct rules rules;

static unsigned long task_regs[2][WORDS];
static int task, round;
static int latched_device;
static bool nmi_executing, nmi_masked, nmi_latched, dr7_cleared, kprobe_running;

static void enter_kernel(int number, int entry)
{
	task = number;
	round = entry;
	regnest_current = regnest_tasks[task];
	regnest_task_pt_regs = task_regs[task];
	for (int i = 0; i < WORDS; i++)
		task_regs[task][i] = WORD(16 * task + entry, 0, i);
}

void cpu_reset(void)
{
	regnest_preempt_count = regnest_irqs_off = regnest_user_mode = 0;
	regnest_migrate_masks = rules.migrate_masks;
	nmi_executing = nmi_masked = nmi_latched = dr7_cleared = kprobe_running = false;
	events_reset();
	enter_kernel(1, 0);
	enter_kernel(0, 0);
}

/* As many as the model lets nest; the kernel tests no limit. */
static bool hardirq_unit_fits(void)
{
	return (regnest_preempt_count & IN_HARDIRQ) / HARDIRQ_OFFSET < 15;
}

static bool nmi_units_fit(void)
{
	return (regnest_preempt_count & IN_NMI) / NMI_OFFSET < rules.nmi_field_max && hardirq_unit_fits();
}

static bool exception_units_fit(void)
{
	return rules.exceptions_like_nmi ? nmi_units_fit() : hardirq_unit_fits();
}

static bool is_probed(uintptr_t pc)
{
	char *text = (char *)rules.nokprobe;

	while (*text) {
		uintptr_t first = strtoul(text, &text, 16);
		uintptr_t last = strtoul(text + 1, &text, 16);

		if (pc >= first && pc <= last)
			return false;
		text += *text == ',';
	}
	return true;
}

static bool in_interrupt(void)
{
	return regnest_preempt_count & (IN_NMI | IN_HARDIRQ | IN_SOFTIRQ);
}

static bool is_exception(char letter)
{
	return letter == 'b' || letter == 'k';
}

/* What masks refuse is held back until they are lifted; what the context refuses never comes. */
enum arrived may_arrive(char letter, uintptr_t pc)
{
	bool masked = false, never = false;

	switch (letter) {
	case 's':
		masked = regnest_irqs_off || (regnest_preempt_count & IN_SOFTIRQ) >= SOFTIRQ_DISABLE;
		never = in_interrupt();
		break;
	case 'h':
		masked = regnest_irqs_off;
		never = !hardirq_unit_fits();
		break;
	case 'n':
		masked = nmi_masked || nmi_latched || (!nmi_executing && !nmi_units_fit());
		break;
	case 'b':
		never = (!rules.debug_in_nmi && nmi_executing) || dr7_cleared || !exception_units_fit();
		break;
	case 'k':
		never = kprobe_running || !is_probed(pc) || !exception_units_fit();
		break;
	case 'o':
		never = kprobe_running || !is_probed(pc);
		break;
	case 'p':
		masked = regnest_irqs_off || regnest_preempt_count;
		never = depth > 0;
		break;
	}
	return masked ? HELD_BACK : never ? NEVER : DELIVERED;
}

/* swevent recursion, as get_recursion_context() of the era has it. */
int regnest_swevent_level(void)
{
	int count = regnest_preempt_count;

	if (count & IN_NMI)
		return 3;
	if (count & IN_HARDIRQ)
		return 2;
	return count & (rules.serving_softirq ? SOFTIRQ_OFFSET : IN_SOFTIRQ) ? 1 : 0;
}

static void nmi_enter(int units)
{
	regnest_preempt_count += units * (NMI_OFFSET + HARDIRQ_OFFSET);
}

/* Before v5.8, ist_enter() leaves the NMI field alone. */
static void exception_count(int units)
{
	if (rules.exceptions_like_nmi)
		nmi_enter(units);
	else
		regnest_preempt_count += units * HARDIRQ_OFFSET;
}

/* Hardware has switched context, and preempt_count does not say so yet. */
static void lag(int event)
{
	if (event)
		fire('x', event - 1);
}

/* What a softirq leaves in preempt_count is put right: kernel/softirq.c, where each has run. */
static void softirq(int device)
{
	int found = regnest_preempt_count;

	regnest_preempt_count += SOFTIRQ_OFFSET;
	fire('s', device);
	regnest_preempt_count = found;
}

static void hardirq(int device, int event)
{
	int were_off = regnest_irqs_off;

	regnest_irqs_off = 1;
	lag(event);
	regnest_preempt_count += HARDIRQ_OFFSET;
	if (rules.irqs_on_in_hardirq)
		regnest_irqs_off = 0;
	fire('h', device);
	regnest_preempt_count -= HARDIRQ_OFFSET;
	regnest_irqs_off = were_off;
}

static void nmi(int device, int event)
{
	int were_off = regnest_irqs_off;

	if (nmi_executing) {
		nmi_latched = true;
		latched_device = device;
		return;
	}
	nmi_executing = nmi_masked = true;
	regnest_irqs_off = 1;
	if (rules.nmi_entry_traceable)
		lag(event);
	nmi_enter(1);
	do {
		nmi_latched = false;
		fire('n', device);
		device = latched_device;
	} while (nmi_latched);
	nmi_executing = nmi_masked = false;
	nmi_enter(-1);
	regnest_irqs_off = were_off;
}

static void exception(char letter, int device)
{
	int were_off = regnest_irqs_off;
	bool dr7 = dr7_cleared;

	regnest_irqs_off = 1;
	dr7_cleared |= letter == 'b';
	kprobe_running |= letter == 'k';
	exception_count(1);
	fire(letter, device);
	exception_count(-1);
	kprobe_running &= letter != 'k';
	dr7_cleared = dr7;
	regnest_irqs_off = were_off;
	nmi_masked = false;
}

/* A kprobe that is a jump, or by ftrace: no exception. */
static void optprobe(int device)
{
	int were_off = regnest_irqs_off;

	regnest_irqs_off |= rules.optprobes_irqs_off;
	regnest_preempt_count += !rules.optprobes_irqs_off;
	kprobe_running = true;
	fire('o', device);
	kprobe_running = false;
	regnest_preempt_count -= !rules.optprobes_irqs_off;
	regnest_irqs_off = were_off;
}

static void preempting_task(void)
{
	int entry = round;

	enter_kernel(1, 0);
	fire('t', 0);
	enter_kernel(0, entry);
}

static void run(struct source source)
{
	switch (source.letter) {
	case 's':
		softirq(source.device);
		break;
	case 'h':
		hardirq(source.device, source.event);
		break;
	case 'n':
		nmi(source.device, source.event);
		break;
	case 'o':
		optprobe(source.device);
		break;
	case 'p':
		preempting_task();
		break;
	case 't':
		fire('t', 0);
		break;
	default:
		if (is_exception(source.letter))
			exception(source.letter, source.device);
	}
}

void enter(struct source source)
{
	unsigned long tag = regnest_sample_tag;
	int user_mode = regnest_user_mode;

	depth++;
	regnest_user_mode = 0;
	start_frame(source);
	run(source);
	depth--;
	regnest_sample_tag = tag;
	regnest_user_mode = user_mode;
}

/* The outermost frame: the task's own events, once or once for each entry into the kernel, or what interrupted code that is not in the file. */
void run_bottom(struct source source, bool user_mode)
{
	depth = 0;
	regnest_user_mode = user_mode;
	start_frame(source);
	if (source.letter != 't') {
		run(source);
		regnest_user_mode = 0;
		return;
	}
	for (int entry = 0; entry <= rules.reentry; entry++) {
		enter_kernel(0, entry);
		regnest_preempt_count += rules.bh_disabled ? SOFTIRQ_DISABLE : 0;
		run(source);
		regnest_preempt_count -= rules.bh_disabled ? SOFTIRQ_DISABLE : 0;
	}
}

void run_at_rest(void)
{
	frames[0].watch = UNWATCHED;
	run_functions('r', 0);
}
