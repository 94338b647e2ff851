#ifndef OWN_ASM_DEPTH_H
#define OWN_ASM_DEPTH_H
#define DEPTH 2
#define arch_depth arch_depth
static inline int arch_depth(void)
{
	return DEPTH;
}
#include <asm-generic/depth.h>
#endif
