/* main() is given no arguments. */
int main(int argc) { return argc; } /* error: main */
