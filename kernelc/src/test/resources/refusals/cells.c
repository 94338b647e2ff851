/*
 * The variables of a file fit into the cells that a proof has.
 *
 * Hypotheses: nested-irqs
 */
static char table[20000]; /* error: cells */

static void __task task(void) { table[0] = 1; }
