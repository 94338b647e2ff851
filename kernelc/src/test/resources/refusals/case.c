/* A case stands directly between the brackets of its switch. */
static void __task task(void)
{
	switch (1) {
	case 0:
		if (1) {
	case 1:		/* error: case */
			barrier();
		}
	}
}
