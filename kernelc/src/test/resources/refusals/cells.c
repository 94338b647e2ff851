/*
 * The variables of a file fit into the cells that a proof has.
 *
 * Hypotheses: nested-irqs
 */
static int table[64]; /* error: cells */

static void __task task(void) { table[0] = 1; }
