/* No jump leads out of the statements of an expression, and break and continue end a loop. */
static void __task task(void)
{
	int x = ({ return; 1; }); /* error: jump */

	x++;
	break; /* error: jump */
}
