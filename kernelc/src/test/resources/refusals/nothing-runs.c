/* In a file something runs: a marked function, or main(). error: nothing-runs */
static int x;
