/* main() is given no arguments: one that it looks at has no value. */
int main(int argc, char **argv) { return argc; } /* error: main */
