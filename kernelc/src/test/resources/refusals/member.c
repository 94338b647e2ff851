/* A member that is asked for is one of the struct. */
struct s { int a; };

static void __task task(void)
{
	struct s s;
	s.b = 1; /* error: member */
}
