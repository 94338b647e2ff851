/* SPDX-License-Identifier: Apache-2.0 */
/*
 * C11's atomics, read where a file includes <stdatomic.h>. The kernel has some of their names, with its own arguments; those are C11's from
 * here on.
 */
#ifndef REGNEST_STDATOMIC_H
#define REGNEST_STDATOMIC_H

typedef _Atomic bool atomic_bool;
typedef _Atomic char atomic_char;
typedef _Atomic signed char atomic_schar;
typedef _Atomic unsigned char atomic_uchar;
typedef _Atomic short atomic_short;
typedef _Atomic unsigned short atomic_ushort;
typedef _Atomic int atomic_int;
typedef _Atomic unsigned int atomic_uint;
typedef _Atomic long atomic_long;
typedef _Atomic unsigned long atomic_ulong;
typedef _Atomic long long atomic_llong;
typedef _Atomic unsigned long long atomic_ullong;
typedef _Atomic size_t atomic_size_t;
typedef _Atomic intptr_t atomic_intptr_t;
typedef _Atomic uintptr_t atomic_uintptr_t;
typedef _Atomic bool atomic_flag;

enum memory_order {
	memory_order_relaxed,
	memory_order_consume,
	memory_order_acquire,
	memory_order_release,
	memory_order_acq_rel,
	memory_order_seq_cst,
};
typedef enum memory_order memory_order;

#undef atomic_fetch_add
#undef atomic_fetch_or
#undef atomic_fetch_and

#define ATOMIC_VAR_INIT(value)	(value)
#define ATOMIC_FLAG_INIT	0
#define atomic_init(p, value)	((void)(*(__typeof__(*(p)) *)(p) = (value)))
#define atomic_thread_fence(order)	do { if ((order) != memory_order_relaxed) barrier(); } while (0)
#define atomic_signal_fence(order)	atomic_thread_fence(order)

#define atomic_load(p)		(*(p))
#define atomic_store(p, value)	((void)(*(p) = (value)))
#define atomic_exchange(p, value)	__regnest_ordered(xchg, p, value)
#define atomic_fetch_add(p, n)	__regnest_ordered(fetch_add, p, n)
#define atomic_fetch_sub(p, n)	__regnest_ordered(fetch_add, p, -(n))
#define atomic_fetch_or(p, n)	__regnest_ordered(fetch_or, p, n)
#define atomic_fetch_and(p, n)	__regnest_ordered(fetch_and, p, n)
#define atomic_fetch_xor(p, n)	({ __typeof__(*(p)) __bits = (n); __typeof__(*(p)) __is = (*(p) ^= __bits); __is ^ __bits; })
#define atomic_compare_exchange_strong(p, old, value)	({ \
	__typeof__(&*(old)) __found = (old); \
	__typeof__(*(p)) __expected = *__found; \
	*__found = __regnest_cmpxchg_ordered(p, __expected, value); \
	*__found == __expected; \
})
#define atomic_compare_exchange_weak(p, old, value)	atomic_compare_exchange_strong(p, old, value)
#define atomic_flag_test_and_set(p)	atomic_exchange(p, 1)
#define atomic_flag_clear(p)		atomic_store(p, 0)

/* What is relaxed is no barrier to the compiler; everything else is one, on both sides. */
#define __regnest_fence(order)	atomic_thread_fence(order)
#define atomic_load_explicit(p, order)	({ \
	__typeof__(*(p)) __value; \
	__regnest_fence(order); \
	__value = READ_ONCE(*(p)); \
	__regnest_fence(order); \
	__value; \
})
#define atomic_store_explicit(p, value, order)	do { \
	__regnest_fence(order); \
	WRITE_ONCE(*(p), value); \
	__regnest_fence(order); \
} while (0)
#define __regnest_explicit(operation, p, value, order)	({ \
	__typeof__(*(p)) __value; \
	__regnest_fence(order); \
	__value = __regnest_rmw(operation, p, value); \
	__regnest_fence(order); \
	__value; \
})
#define atomic_exchange_explicit(p, value, order)	__regnest_explicit(xchg, p, (long)(value), order)
#define atomic_fetch_add_explicit(p, n, order)	__regnest_explicit(fetch_add, p, n, order)
#define atomic_fetch_sub_explicit(p, n, order)	__regnest_explicit(fetch_add, p, -(n), order)
#define atomic_fetch_or_explicit(p, n, order)	__regnest_explicit(fetch_or, p, n, order)
#define atomic_fetch_and_explicit(p, n, order)	__regnest_explicit(fetch_and, p, n, order)

#endif
