/* SPDX-License-Identifier: Apache-2.0 */
/* What may_arrive() says in each of the states that a file lists, a line each: a digit for each of the letters, 1 if it may. */
#include "cpu.c"
#define main harness_main
#include "main.c"
#undef main

struct frame frames[MOST_FRAMES];
void *const regnest_tasks[2];
void regnest_set_up(void) { }
unsigned long regnest_sample_tag;
int depth;

/* What cpu.c and main.c call elsewhere; no state is entered here. */
void fire(char letter, int device) { (void)letter; (void)device; }
void run_functions(char letter, int device) { (void)letter; (void)device; }
void start_frame(struct source source) { (void)source; }
void events_check(void) { }
void events_reset(void) { }
void step_install(void) { }
void explore(int nesting, bool again, long samples, uint64_t seed) { (void)nesting; (void)again; (void)samples; (void)seed; }
void fails(const char *kind, const char *format, ...) { (void)kind; fprintf(stderr, "%s\n", format); exit(1); }

int main(int argc, char **argv)
{
	FILE *states = fopen(value(argc, argv, "states"), "r");
	int executing, masked, latched, dr7, kprobe, probed;

	rules = rules_of(argc, argv);
	while (fscanf(states, "%d %d %d %d %d %d %d %d %d", &regnest_preempt_count, &regnest_irqs_off, &executing, &masked, &latched, &dr7,
		      &kprobe, &probed, &depth) == 9) {
		nmi_executing = executing;
		nmi_masked = masked;
		nmi_latched = latched;
		dr7_cleared = dr7;
		kprobe_running = kprobe;
		for (const char *letter = value(argc, argv, "letters"); *letter; letter++)
			putchar(may_arrive(*letter, probed ? 0x2000 : 0x1000) == DELIVERED ? '1' : '0');
		putchar('\n');
	}
	return 0;
}
