/* A bit-field is an integer, of at most 32 bits where it is used, and one access has all of it. */
struct wide {
	u64 a : 40, reserved : 24;
};
struct split { /* error: bit-field */
	u8 a : 4;
	u32 b : 20;
} __packed;

static void __task task(void)
{
	struct wide wide = {};
	wide.a = 1; /* error: bit-field */
}
