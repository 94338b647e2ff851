#ifndef OWN_COMPILER_TYPES_H
#define OWN_COMPILER_TYPES_H
#define inline inline __attribute__((__gnu_inline__))
#define __tidy __attribute__((__unused__))
#endif
