/* Tokens in an order that is no C are refused where the order ends. */
static void __task task(void)
{
	int x = ; /* error: syntax */
}
