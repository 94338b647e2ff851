/* A thread would run on a second CPU, which there is none of. */
static void *other(void *arg) { return arg; }

static void __task task(void)
{
	pthread_t t;
	pthread_create(&t, NULL, other, NULL); /* error: thread */
	__CPROVER_ASYNC_1: barrier(); /* error: thread */
}
