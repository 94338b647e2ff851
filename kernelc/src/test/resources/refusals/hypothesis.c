/* A file is asked only what runs a function of it. error: hypothesis
 *
 * Hypotheses: nested-irqs
 */
static void __kprobe kprobe(void) { }
