/*
 * A line of the head that says nothing is refused.
 *
 * Result: MAYBE	error: head
 */
static void __task task(void) { }
