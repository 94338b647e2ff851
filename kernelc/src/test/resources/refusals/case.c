/* A case stands in a switch, and in no expression inside it. */
static void __task task(void)
{
	switch (1) {
	case 0:
		(void)({
	case 1:		/* error: case */
			barrier();
			0;
		});
	}
}
