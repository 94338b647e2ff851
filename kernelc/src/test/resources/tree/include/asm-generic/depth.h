#ifndef OWN_GENERIC_DEPTH_H
#define OWN_GENERIC_DEPTH_H
#ifndef arch_depth
static inline int arch_depth(void)
{
	return 9;
}
#endif
#endif
