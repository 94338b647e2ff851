#ifndef OWN_ASM_PERCPU_H
#define OWN_ASM_PERCPU_H
/* A word of regnest's own: this meaning of it must not win. */
#define this_cpu_ptr(p) arch_percpu_base(p)
#endif
