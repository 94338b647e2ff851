/* A handler can be waited for once it has been made. */
static void __task task(void)
{
	pthread_join(1, NULL); /* error: handler */
}
