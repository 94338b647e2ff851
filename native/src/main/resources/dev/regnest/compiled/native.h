/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The second face of regnest.h: what is declared there with no body is defined here, as x86-64 has it. A file compiled with both runs.
 *
 * As in the kernel, what is one instruction there is one instruction here, and only what clobbers memory there keeps the compiler from
 * moving accesses here: barrier() and the masks do, this_cpu_add() and WARN_ON() do not.
 */
#ifndef REGNEST_NATIVE_H
#define REGNEST_NATIVE_H

#include "regnest.h"
#include "families.h"

/* The simulated CPU, which the harness keeps. */
extern int regnest_preempt_count;
extern int regnest_irqs_off;
extern int regnest_migrate_masks;
extern void *regnest_current;
extern struct pt_regs *regnest_task_pt_regs;
int regnest_mode(const struct pt_regs *regs);

/* The compiler. */
#undef likely
#undef unlikely
#undef __always_inline
#undef noinline
#undef __noinline
#undef __used
#undef OPTIMIZER_HIDE_VAR
#define likely(x)	__builtin_expect(!!(x), 1)
#define unlikely(x)	__builtin_expect(!!(x), 0)
#define __always_inline	inline __attribute__((__always_inline__))
#define noinline	__attribute__((__noinline__))
#define __noinline	noinline
#define __used		__attribute__((__used__))
#define barrier()	({ __asm__ __volatile__("" : : : "memory"); })
#define OPTIMIZER_HIDE_VAR(var)	__asm__("" : "=r"(var) : "0"(var))

/* One instruction that reads and writes. */
#undef __regnest_rmw
#define __regnest_rmw(operation, p, ...)	__regnest_one_##operation(p, __VA_ARGS__)

#define __regnest_one_add(p, n) ({						\
	__typeof__(*(p)) __by = (__typeof__(*(p)))(n), __was = __by;		\
	__asm__ __volatile__("xadd %0, %1" : "+q"(__was), "+m"(*(p)) : : "cc");	\
	(__typeof__(*(p)))(__was + __by); })
#define __regnest_one_fetch_add(p, n) ({					\
	__typeof__(*(p)) __was = (__typeof__(*(p)))(n);				\
	__asm__ __volatile__("xadd %0, %1" : "+q"(__was), "+m"(*(p)) : : "cc");	\
	__was; })
#define __regnest_one_and(p, bits) ({						\
	__asm__ __volatile__("and %1, %0" : "+m"(*(p)) : "q"((__typeof__(*(p)))(bits)) : "cc"); })
#define __regnest_one_or(p, bits) ({						\
	__asm__ __volatile__("or %1, %0" : "+m"(*(p)) : "q"((__typeof__(*(p)))(bits)) : "cc"); })
#define __regnest_one_xor(p, bits) ({						\
	__asm__ __volatile__("xor %1, %0" : "+m"(*(p)) : "q"((__typeof__(*(p)))(bits)) : "cc"); })
#define __regnest_one_xchg(p, value) ({						\
	__typeof__(*(p)) __was = (__typeof__(*(p)))(value);			\
	__asm__ __volatile__("xchg %0, %1" : "+q"(__was), "+m"(*(p)));	\
	__was; })
#define __regnest_one_cmpxchg(p, old, value) ({					\
	__typeof__(*(p)) __was = (__typeof__(*(p)))(old);			\
	__asm__ __volatile__("cmpxchg %2, %1" : "+a"(__was), "+m"(*(p))		\
			     : "q"((__typeof__(*(p)))(value)) : "cc"); \
	__was; })

#define __regnest_cmpxchg_double(p1, p2, o1, o2, n1, n2) ({			\
	bool __same;								\
	long __low = (o1), __high = (o2);					\
	__asm__ __volatile__("cmpxchg16b %1"					\
			     : "=@ccz"(__same), "+m"(*(p1)), "+m"(*(p2)), "+a"(__low), "+d"(__high) \
			     : "b"((long)(n1)), "c"((long)(n2)));		\
	__same; })

/* x86 has no such instruction, so that this is a loop, as in arch/x86/include/asm/atomic.h: until nothing came between. */
#define __regnest_one_fetch_and(p, bits)	__regnest_fetch(&, p, bits)
#define __regnest_one_fetch_or(p, bits)		__regnest_fetch(|, p, bits)
#define __regnest_one_fetch_xor(p, bits)	__regnest_fetch(^, p, bits)
#define __regnest_fetch(operator, p, bits) ({					\
	__typeof__(p) __at = (p);						\
	__typeof__(*__at) __bits = (__typeof__(*__at))(bits), __old, __seen = *__at;	\
	do {									\
		__old = __seen;							\
		__seen = __regnest_one_cmpxchg(__at, __old, __old operator __bits);	\
	} while (__seen != __old);						\
	__old; })

/* Where we are. */
#define preempt_count() ({							\
	int __count;								\
	__asm__("movl %1, %0" : "=r"(__count) : "m"(regnest_preempt_count));	\
	__count; })
#define in_nmi()			(preempt_count() & 0xf00000)
#define in_irq()			(preempt_count() & 0x0f0000)
#define in_hardirq()			in_irq()
#define in_softirq()			(preempt_count() & 0x00ff00)
#define in_serving_softirq()		(preempt_count() & 0x000100)
#define in_interrupt()			(preempt_count() & 0xffff00)
#define interrupt_context_level() ({						\
	int __pc = preempt_count();						\
	!!(__pc & 0xf00000) + !!(__pc & 0xff0000) + !!(__pc & 0xff0100); })
#define irqs_disabled()			(*(const volatile int *)&regnest_irqs_off)
#define __regnest_user_mode(regs)	regnest_mode(regs)
#define __regnest_current()		regnest_current
#define __regnest_task_pt_regs()	regnest_task_pt_regs

/* What may interrupt us: cli, sti, and the counts. */
#define __regnest_set_irqs_off(off) ({						\
	__asm__ __volatile__("movl %1, %0" : "=m"(regnest_irqs_off) : "ri"((int)(off)) : "memory"); })
#define __regnest_irq_save() ({							\
	long __flags = irqs_disabled() ? 0x2 : 0x202;				\
	__regnest_set_irqs_off(1);						\
	__flags; })
#define __regnest_irq_restore(flags)	__regnest_set_irqs_off(!((flags) & 0x200))
#define __regnest_irq_disable()		__regnest_set_irqs_off(1)
#define __regnest_irq_enable()		__regnest_set_irqs_off(0)
#define __regnest_count(units) ({						\
	__asm__ __volatile__("addl %1, %0" : "+m"(regnest_preempt_count) : "i"(units) : "memory", "cc"); })
#define __regnest_preempt_count_add(units) ({					\
	__asm__ __volatile__("addl %1, %0" : "+m"(regnest_preempt_count) : "ri"((int)(units)) : "memory", "cc"); })
#define __regnest_raises(handler)	((void)(handler))
#define __regnest_raised()		(&regnest_raised)
#define __regnest_preempt_rt()		0
#define __regnest_migrate_masks()	regnest_migrate_masks
#define local_bh_disable()		__regnest_count(0x200)
#define local_bh_enable()		__regnest_count(-0x200)
#define preempt_disable()		__regnest_count(1)
#define preempt_enable()		__regnest_count(-1)

/* What must not happen: ud2 with an entry in a table, as arch/x86/include/asm/bug.h has it, so that code that never warns pays nothing. */
#define __regnest_ud2(text, fatal) \
	__asm__ __volatile__("1: ud2\n"						\
			     ".pushsection regnest_bugs, \"a\"\n"		\
			     ".quad 1b, %c0\n.long %c1, %c2\n"			\
			     ".popsection"					\
			     : : "i"(text), "i"(__LINE__), "i"(fatal))
#define __regnest_warn_on(condition, text) ({					\
	bool __warns = (condition);						\
	if (unlikely(__warns))							\
		__regnest_ud2(text, 0);						\
	__warns; })
#define __regnest_bug_on(condition, text) ({					\
	if (unlikely(condition)) {						\
		__regnest_ud2(text, 1);						\
		__builtin_unreachable();					\
	} })
#define __regnest_hangs_on(condition, text) ({					\
	if (unlikely(condition)) {						\
		__regnest_ud2(text, 2);						\
		__builtin_unreachable();					\
	} })

/*
 * The words of SV-COMP, which files declare themselves, so that these are functions. Where an assumption does not hold, the run is given up.
 */
#define __VERIFIER_assert	regnest_verifier_assert
#define __VERIFIER_assume	regnest_verifier_assume
#define __VERIFIER_error	regnest_verifier_error
#define reach_error		regnest_reach_error
#define __assert_fail		regnest_assert_fail
#define abort			regnest_assumes_otherwise
void regnest_verifier_assert(int condition);
void regnest_verifier_assume(int condition);
void regnest_verifier_error(void);
void regnest_reach_error(void);
void regnest_assert_fail(const char *assertion, const char *file, unsigned int line, const char *function);
void regnest_assumes_otherwise(void);
#define __VERIFIER_disable_irq()	__regnest_set_irqs_off(1)
#define __VERIFIER_enable_irq()		__regnest_set_irqs_off(0)
#define __VERIFIER_make_cb()		barrier()

/* What main() makes a handler may arrive once from then on; a thread that is none is called. */
void regnest_announces(void);
bool regnest_makes(void (*handler)(), void *argument, pthread_t *thread);
void regnest_joins(pthread_t thread);
#define __VERIFIER_make_interrupt_handler()	regnest_announces()
#define __VERIFIER_register_interrupt_handler(handler) \
	({ regnest_announces(); (void)regnest_makes((void (*)())(handler), NULL, NULL); })
#define pthread_create(thread, attributes, start, argument) ({			\
	void *(*__start)(void *) = (start);					\
	void *__argument = (argument);						\
	(void)(attributes);							\
	if (!regnest_makes((void (*)())__start, __argument, thread))		\
		(void)__start(__argument);					\
	0; })
#define pthread_join(thread, result)	({ regnest_joins(thread); (void)(result); 0; })

static struct llist_head regnest_raised __attribute__((__unused__));
__regnest_irq_work

__regnest_guards

#endif
