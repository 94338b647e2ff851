/* SPDX-License-Identifier: Apache-2.0 */
/*
 * One edge of what is under test: linked twice, EDGE being begin or end, with the code under test between the two. The linker lays sections of
 * one name in the order of the files.
 */
#define LABEL(section, flags, name, edge) \
	__asm__(".pushsection " section ",\"" flags "\"\n.balign 16\n.globl " name edge "\n" name edge ":\n.popsection\n");
#define EDGES(edge)						\
	LABEL(".text", "ax", "regnest_text_", edge)		\
	LABEL(".text.unlikely", "ax", "regnest_unlikely_", edge)	\
	LABEL(".text.hot", "ax", "regnest_hot_", edge)		\
	LABEL(".text.startup", "ax", "regnest_startup_", edge)	\
	LABEL(".data", "aw", "regnest_data_", edge)

#ifdef BEGIN
EDGES("begin")
char regnest_bss_begin[16];
#else
EDGES("end")
char regnest_bss_end[16];
#endif
