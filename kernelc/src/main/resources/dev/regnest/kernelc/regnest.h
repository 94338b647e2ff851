/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The kernel's vocabulary, as far as regnest knows it, in place of the kernel's headers. regnest reads it before every file; for a check by
 * a compiler: gcc -fsyntax-only -include regnest.h FILE.c
 *
 * What is declared with no body is answered by regnest itself: an instruction, or a question to the CPU.
 */
#ifndef REGNEST_H
#define REGNEST_H

/* What gcc defines for x86-64 before it reads anything. */
#ifdef __REGNEST__
#define __STDC__		1
#define __STDC_VERSION__	201112L
#define __GNUC__		12
#define __GNUC_MINOR__		2
#define __GNUC_PATCHLEVEL__	0
#define __x86_64__		1
#define __x86_64		1
#define __amd64__		1
#define __linux__		1
#define __linux			1
#define __unix__		1
#define __ELF__			1
#define __LP64__		1
#define _LP64			1
#define __CHAR_BIT__		8
#define __SIZEOF_SHORT__	2
#define __SIZEOF_INT__		4
#define __SIZEOF_LONG__		8
#define __SIZEOF_LONG_LONG__	8
#define __SIZEOF_POINTER__	8
#define __SIZEOF_SIZE_T__	8
#define __SCHAR_MAX__		0x7f
#define __SHRT_MAX__		0x7fff
#define __INT_MAX__		0x7fffffff
#define __LONG_MAX__		0x7fffffffffffffffL
#define __LONG_LONG_MAX__	0x7fffffffffffffffLL
#define __SIZE_MAX__		0xffffffffffffffffUL
#define __ORDER_LITTLE_ENDIAN__	1234
#define __ORDER_BIG_ENDIAN__	4321
#define __BYTE_ORDER__		__ORDER_LITTLE_ENDIAN__
#endif

/* What is set in every kernel for x86-64. */
#define __KERNEL__	1
#define CONFIG_64BIT	1
#define CONFIG_X86	1
#define CONFIG_X86_64	1

/* Where a function runs. Several of one interrupt or exception are as many devices, one of which runs at an arrival, unless marked __together. */
#ifdef __REGNEST__
#define __task		__attribute__((__regnest_task__))
#define __softirq	__attribute__((__regnest_softirq__))
#define __hardirq	__attribute__((__regnest_hardirq__))
#define __nmi		__attribute__((__regnest_nmi__))
#define __exception	__attribute__((__regnest_exception__))
#define __breakpoint	__attribute__((__regnest_breakpoint__))
#define __kprobe	__attribute__((__regnest_kprobe__))
#define __optprobe	__attribute__((__regnest_optprobe__))
#define __entry_event	__attribute__((__regnest_entry_event__))
#define __syscall_entry	__attribute__((__regnest_syscall_entry__))
#define __sched_task	__attribute__((__regnest_sched_task__))
#define __at_rest	__attribute__((__regnest_at_rest__))
#define __times(n)	__attribute__((__regnest_times__(n)))
#define __wraps(n)	__attribute__((__regnest_wraps__(n)))
#define __together	__attribute__((__regnest_together__))
#define __unguarded	__attribute__((__regnest_unguarded__))
#define __setup		__attribute__((__regnest_setup__))
#else
#define __task		__attribute__((unused))
#define __softirq	__attribute__((unused))
#define __hardirq	__attribute__((unused))
#define __nmi		__attribute__((unused))
#define __exception	__attribute__((unused))
#define __breakpoint	__attribute__((unused))
#define __kprobe	__attribute__((unused))
#define __optprobe	__attribute__((unused))
#define __entry_event	__attribute__((unused))
#define __syscall_entry	__attribute__((unused))
#define __sched_task	__attribute__((unused))
#define __at_rest	__attribute__((unused))
#define __times(n)
#define __wraps(n)
#define __together	__attribute__((unused))
#define __unguarded	__attribute__((unused))
#define __setup		__attribute__((unused))
#endif

/* Functions that are not probed, and those that have no text of their own. */
#ifdef __REGNEST__
#define noinstr		__attribute__((__regnest_nokprobe__))
#define NOKPROBE_SYMBOL(name)	extern __typeof__(name) name __attribute__((__regnest_nokprobe__))
#define __always_inline	inline __attribute__((__regnest_always_inline__))
#else
#define noinstr		__attribute__((__noinline__))
#define NOKPROBE_SYMBOL(name)	extern __typeof__(name) name __attribute__((__noinline__))
#define __always_inline	inline __attribute__((__always_inline__))
#endif
#define __kprobes	noinstr

/* Types. */
typedef signed char s8;
typedef unsigned char u8;
typedef short s16;
typedef unsigned short u16;
typedef int s32;
typedef unsigned int u32;
typedef long long s64;
typedef unsigned long long u64;
typedef s8 __s8;
typedef u8 __u8;
typedef s16 __s16;
typedef u16 __u16;
typedef s32 __s32;
typedef u32 __u32;
typedef s64 __s64;
typedef u64 __u64;
typedef s64 int64_t;
typedef u64 uint64_t;
typedef u32 uint32_t;
typedef u16 uint16_t;
typedef u8 uint8_t;
typedef s32 int32_t;
typedef unsigned long size_t;
typedef long ssize_t;
typedef unsigned long uintptr_t;
typedef long intptr_t;
typedef unsigned int gfp_t;
typedef int pid_t;
typedef unsigned int dev_t;
typedef unsigned short umode_t;
typedef unsigned int fmode_t;
typedef long long loff_t;
typedef s64 ktime_t;
typedef s64 time64_t;
typedef u64 sector_t;
typedef u64 phys_addr_t;
typedef u64 dma_addr_t;
typedef unsigned long long cycles_t;

#ifndef __cplusplus
#define bool	_Bool
#define true	1
#define false	0
#endif
#define NULL	((void *)0)

#define U8_MAX		0xff
#define U16_MAX		0xffff
#define S8_MAX		0x7f
#define S16_MAX		0x7fff
#define S32_MAX		0x7fffffff
#define S32_MIN		(-S32_MAX - 1)
#define S64_MAX		0x7fffffffffffffffLL
#define S64_MIN		(-S64_MAX - 1)
#define SHRT_MAX	0x7fff
#define USHRT_MAX	0xffff
#define LLONG_MAX	0x7fffffffffffffffLL
#define ULLONG_MAX	0xffffffffffffffffULL
#define LONG_MIN	(-LONG_MAX - 1)
#define SIZE_MAX	0xffffffffffffffffUL
#define INT_MAX		0x7fffffff
#define INT_MIN		(-INT_MAX - 1)
#define UINT_MAX	0xffffffffU
#define U32_MAX		0xffffffffU
#define LONG_MAX	0x7fffffffffffffffL
#define ULONG_MAX	0xffffffffffffffffUL
#define U64_MAX		0xffffffffffffffffULL
#define EPERM		1
#define ENOENT		2
#define ESRCH		3
#define EINTR		4
#define EIO		5
#define ENXIO		6
#define E2BIG		7
#define ENOEXEC		8
#define EBADF		9
#define ECHILD		10
#define EAGAIN		11
#define ENOMEM		12
#define EACCES		13
#define EFAULT		14
#define ENOTBLK		15
#define EBUSY		16
#define EEXIST		17
#define EXDEV		18
#define ENODEV		19
#define ENOTDIR		20
#define EISDIR		21
#define EINVAL		22
#define ENFILE		23
#define EMFILE		24
#define ENOTTY		25
#define ETXTBSY		26
#define EFBIG		27
#define ENOSPC		28
#define ESPIPE		29
#define EROFS		30
#define EMLINK		31
#define EPIPE		32
#define EDOM		33
#define ERANGE		34
#define EDEADLK		35
#define ENAMETOOLONG	36
#define ENOLCK		37
#define ENOSYS		38
#define ENOTEMPTY	39
#define ELOOP		40
#define EWOULDBLOCK	EAGAIN
#define ENOMSG		42
#define EIDRM		43
#define ECHRNG		44
#define EL2NSYNC	45
#define EL3HLT		46
#define EL3RST		47
#define ELNRNG		48
#define EUNATCH		49
#define ENOCSI		50
#define EL2HLT		51
#define EBADE		52
#define EBADR		53
#define EXFULL		54
#define ENOANO		55
#define EBADRQC		56
#define EBADSLT		57
#define EDEADLOCK	EDEADLK
#define EBFONT		59
#define ENOSTR		60
#define ENODATA		61
#define ETIME		62
#define ENOSR		63
#define ENONET		64
#define ENOPKG		65
#define EREMOTE		66
#define ENOLINK		67
#define EADV		68
#define ESRMNT		69
#define ECOMM		70
#define EPROTO		71
#define EMULTIHOP	72
#define EDOTDOT		73
#define EBADMSG		74
#define EOVERFLOW	75
#define ENOTUNIQ	76
#define EBADFD		77
#define EREMCHG		78
#define ELIBACC		79
#define ELIBBAD		80
#define ELIBSCN		81
#define ELIBMAX		82
#define ELIBEXEC	83
#define EILSEQ		84
#define ERESTART	85
#define ESTRPIPE	86
#define EUSERS		87
#define ENOTSOCK	88
#define EDESTADDRREQ	89
#define EMSGSIZE	90
#define EPROTOTYPE	91
#define ENOPROTOOPT	92
#define EPROTONOSUPPORT	93
#define ESOCKTNOSUPPORT	94
#define EOPNOTSUPP	95
#define EPFNOSUPPORT	96
#define EAFNOSUPPORT	97
#define EADDRINUSE	98
#define EADDRNOTAVAIL	99
#define ENETDOWN	100
#define ENETUNREACH	101
#define ENETRESET	102
#define ECONNABORTED	103
#define ECONNRESET	104
#define ENOBUFS		105
#define EISCONN		106
#define ENOTCONN	107
#define ESHUTDOWN	108
#define ETOOMANYREFS	109
#define ETIMEDOUT	110
#define ECONNREFUSED	111
#define EHOSTDOWN	112
#define EHOSTUNREACH	113
#define EALREADY	114
#define EINPROGRESS	115
#define ESTALE		116
#define EUCLEAN		117
#define ENOTNAM		118
#define ENAVAIL		119
#define EISNAM		120
#define EREMOTEIO	121
#define EDQUOT		122
#define ENOMEDIUM	123
#define EMEDIUMTYPE	124
#define ECANCELED	125
#define ENOKEY		126
#define EKEYEXPIRED	127
#define EKEYREVOKED	128
#define EKEYREJECTED	129
#define EOWNERDEAD	130
#define ENOTRECOVERABLE	131
#define ERFKILL		132
#define EHWPOISON	133
#define ERESTARTSYS	512
#define ERESTARTNOINTR	513
#define ERESTARTNOHAND	514
#define ENOIOCTLCMD	515
#define EPROBE_DEFER	517
#define ENOTSUPP	524

/* The compiler. */
#define likely(x)	(!!(x))
#define unlikely(x)	(!!(x))
#define noinline
#define __noinline
#define notrace
#define asmlinkage
#define __init
#define __used
#define __maybe_unused
#define __must_check
#define __read_mostly
#define __cold
#define __pure
#define __attribute_const__
#define __malloc
#define __noreturn
#define __printf(format, first)
#define __latent_entropy
#define __no_kcsan
#define __no_kasan_or_inline	inline
#define __no_sanitize_address
#define __no_sanitize_thread
#define __no_sanitize_or_inline	inline
#define __packed	__attribute__((__packed__))
#define __aligned(bytes)	__attribute__((__aligned__(bytes)))
#define __cleanup(function)	__attribute__((__cleanup__(function)))
#define __section(name)	__attribute__((__section__(name)))
#define __weak		__attribute__((__weak__))
#define __alias(symbol)	__attribute__((__alias__(#symbol)))
#define SMP_CACHE_BYTES	64
#define L1_CACHE_BYTES	64
#define ____cacheline_aligned	__aligned(SMP_CACHE_BYTES)
#define ____cacheline_aligned_in_smp	____cacheline_aligned
#define __cacheline_aligned	____cacheline_aligned
#define __cacheline_aligned_in_smp	____cacheline_aligned
#define ____cacheline_internodealigned_in_smp	____cacheline_aligned
#define L1_CACHE_SHIFT	6
#define PAGE_SHIFT	12
#define PAGE_SIZE	(1UL << PAGE_SHIFT)
#define PAGE_MASK	(~(PAGE_SIZE - 1))
#define __percpu
#define __user
#define __rcu
#define __force
#define __iomem
#define __visible
#define __always_unused
#define __exit
#define __initdata
#define __ro_after_init
#define __sched
#define __lockfunc
#define __deprecated
#define __private
#define __kernel
#define __ref
#define __meminit
#define __nocfi
#define __flatten
#define __alloc_size(...)
#define __assume_aligned(...)
#define __cond_acquires(lock)
#define __noclone
#define __nonstring
#define __no_profile
#define __noscs
#define __no_stack_protector
#define __no_caller_saved_registers
#define __scanf(format, first)
#define __initconst
#define __exitdata
#define __refdata
#define __refconst
#define __meminitdata
#define __meminitconst
#define __cpuidle
#define __nocast
#define __safe
#define __overloadable
#define __diagnose_as(...)
#define __uninitialized
#define __realloc_size(...)
#define __no_sanitize_memory
#define __no_kcov
#define __bpf_kfunc
#define __page_aligned_data
#define __page_aligned_bss
#define randomized_struct_fields_start
#define randomized_struct_fields_end
#define noinline_for_stack
#define __designated_init
#define __randomize_layout
#define __no_randomize_layout
#define __must_hold(lock)
#define __acquires(lock)
#define __releases(lock)
#define __acquire(lock)
#define __release(lock)
#define __counted_by(member)
#define nokprobe_inline	__always_inline
#define fallthrough	do { } while (0)
#define typeof		__typeof__
#define __same_type(a, b)	__builtin_types_compatible_p(__typeof__(a), __typeof__(b))
#define __stringify_1(...)	#__VA_ARGS__
#define __stringify(...)	__stringify_1(__VA_ARGS__)
#define sizeof_field(type, member)	sizeof(((type *)0)->member)
#define offsetofend(type, member)	(offsetof(type, member) + sizeof_field(type, member))
#define offsetof(type, member)	__builtin_offsetof(type, member)
#define container_of(ptr, type, member) \
	((type *)((char *)(ptr) - offsetof(type, member)))
#define ARRAY_SIZE(array)	(sizeof(array) / sizeof((array)[0]))
#define BUILD_BUG_ON(condition)	((void)sizeof(char[1 - 2 * !!(condition)]))
#define BUILD_BUG_ON_MSG(condition, message)	BUILD_BUG_ON(condition)
#define BUILD_BUG_ON_NOT_POWER_OF_2(n)	BUILD_BUG_ON((n) == 0 || ((n) & ((n) - 1)) != 0)
#define BUILD_BUG_ON_ZERO(condition)	((int)(sizeof(char[1 - 2 * !!(condition)]) - 1))
#define compiletime_assert(condition, message)	BUILD_BUG_ON(!(condition))
#define is_signed_type(type)	(((type)(-1)) < (type)1)
#define statically_true(condition)	(__builtin_constant_p(condition) && (condition))
#define min(x, y)	({ __typeof__(x) __x = (x); __typeof__(y) __y = (y); __x < __y ? __x : __y; })
#define max(x, y)	({ __typeof__(x) __x = (x); __typeof__(y) __y = (y); __x > __y ? __x : __y; })
#define min_t(type, x, y)	min((type)(x), (type)(y))
#define max_t(type, x, y)	max((type)(x), (type)(y))
#define swap(a, b)	do { __typeof__(a) __t = (a); (a) = (b); (b) = __t; } while (0)
#define min3(x, y, z)	min(min(x, y), z)
#define max3(x, y, z)	max(max(x, y), z)
#define clamp(x, low, high)	min(max(x, low), high)
#define clamp_t(type, x, low, high)	min_t(type, max_t(type, x, low), high)
#define abs(x)		({ __typeof__(x) __a = (x); __a < 0 ? -__a : __a; })
#define DIV_ROUND_UP(n, d)	(((n) + (d) - 1) / (d))
#define round_up(x, to)	((((x) - 1) | ((__typeof__(x))(to) - 1)) + 1)
#define round_down(x, to)	((x) & ~((__typeof__(x))(to) - 1))
#define roundup(x, to)	((((x) + (to) - 1) / (to)) * (to))
#define rounddown(x, to)	((x) - (x) % (to))
#define IS_ALIGNED(x, to)	(((x) & ((__typeof__(x))(to) - 1)) == 0)
#define PTR_ALIGN(p, to)	((__typeof__(p))ALIGN((unsigned long)(p), to))
#define upper_32_bits(n)	((u32)(((n) >> 16) >> 16))
#define lower_32_bits(n)	((u32)((n) & 0xffffffff))
/* A constant of a constant, as what is asked when it is compiled needs it. */
#define is_power_of_2(n)	__builtin_choose_expr(__builtin_constant_p(n), (n) != 0 && ((n) & ((n) - 1)) == 0, \
	({ unsigned long __n_is = (n); __n_is != 0 && (__n_is & (__n_is - 1)) == 0; }))
#define ilog2(n)	(fls64(n) - 1)
#define ALIGN(x, a)	(((x) + (a) - 1) & ~((__typeof__(x))(a) - 1))
#define ALIGN_DOWN(x, to)	ALIGN((x) - ((to) - 1), to)
#define BIT(nr)		(1UL << (nr))
#define BIT_ULL(nr)	(1ULL << (nr))
#define GENMASK(high, low)	((~0UL << (low)) & (~0UL >> (63 - (high))))
#define GENMASK_ULL(high, low)	((~0ULL << (low)) & (~0ULL >> (63 - (high))))

/* An option is set by 1, for itself or for its name with _MODULE behind it. */
#define __regnest_set_1			~,
#define __regnest_second(first, second, ...)	second
#define __regnest_is_set(paste)		__regnest_second(paste 1, 0, ~)
#define __regnest_pasted(value)		__regnest_is_set(__regnest_set_##value)
#define __regnest_option(value)		__regnest_pasted(value)
#define IS_BUILTIN(option)		__regnest_option(option)
#define IS_MODULE(option)		__regnest_option(option##_MODULE)
#define IS_ENABLED(option)		(__regnest_option(option) || __regnest_option(option##_MODULE))
#define IS_REACHABLE(option)		(__regnest_option(option) || __regnest_option(option##_MODULE))

#define MAX_ERRNO	4095
#define ERR_PTR(error)	((void *)(long)(error))
#define PTR_ERR(p)	((long)(p))
#define IS_ERR(p)	((unsigned long)(void *)(p) >= (unsigned long)-MAX_ERRNO)
#define IS_ERR_OR_NULL(p)	({ unsigned long __p_is = (unsigned long)(p); !__p_is || IS_ERR_VALUE(__p_is); })
#define IS_ERR_VALUE(n)	((unsigned long)(n) >= (unsigned long)-MAX_ERRNO)
#define ERR_CAST(p)	((void *)(p))
#define PTR_ERR_OR_ZERO(p)	({ long __p_is = (long)(p); IS_ERR_VALUE(__p_is) ? (int)__p_is : 0; })
#define data_race(x)	(x)
#ifdef __REGNEST__
#define __builtin_expect(value, expected)	((long)(value))
#define __builtin_memcpy(to, from, size)	memcpy(to, from, size)
#define __builtin_memmove(to, from, size)	memmove(to, from, size)
#define __builtin_memset(to, value, size)	memset(to, value, size)
#define __builtin_memcmp(one, other, size)	memcmp(one, other, size)
int __builtin_constant_p(long value);
int __builtin_ctz(unsigned int n);
int __builtin_ctzl(unsigned long n);
int __builtin_ctzll(unsigned long long n);
int __builtin_clz(unsigned int n);
int __builtin_clzl(unsigned long n);
int __builtin_clzll(unsigned long long n);
int __builtin_ffs(int n);
int __builtin_ffsl(long n);
int __builtin_ffsll(long long n);
int __builtin_popcount(unsigned int n);
int __builtin_popcountl(unsigned long n);
int __builtin_popcountll(unsigned long long n);
#define __builtin_unreachable()	__regnest_bug_on(1, "__builtin_unreachable()")
#endif
#define unreachable()	__builtin_unreachable()
#define static_assert(...)	_Static_assert(__VA_ARGS__)
#define EXPORT_SYMBOL(name)
#define EXPORT_SYMBOL_GPL(name)
#define EXPORT_PER_CPU_SYMBOL(name)
#define EXPORT_PER_CPU_SYMBOL_GPL(name)
#define MODULE_LICENSE(license)
#define MODULE_AUTHOR(author)
#define MODULE_DESCRIPTION(text)
#define _THIS_IP_	0UL
#define _RET_IP_	0UL
#define CALLER_ADDR0	0UL
#define CALLER_ADDR1	0UL

/* What makes the functions trace_NAME(), whose calls are left out. */
#define TRACE_EVENT(name, ...)
#define TRACE_EVENT_CONDITION(name, ...)
#define DECLARE_EVENT_CLASS(name, ...)
#define DEFINE_EVENT(class, name, ...)
#define DEFINE_EVENT_CONDITION(class, name, ...)
#define DECLARE_TRACE(name, ...)
#define EXPORT_TRACEPOINT_SYMBOL(name)
#define EXPORT_TRACEPOINT_SYMBOL_GPL(name)

#define READ_ONCE(x)		(*(const volatile __typeof__(x) *)&(x))
#define WRITE_ONCE(x, value)	(*(volatile __typeof__(x) *)&(x) = (value))
#define ACCESS_ONCE(x)		(*(volatile __typeof__(x) *)&(x))
void barrier(void);
#define barrier_data(p)	((void)(p), barrier())
#define OPTIMIZER_HIDE_VAR(var)	((void)(var))
#define smp_mb()	barrier()
#define smp_rmb()	barrier()
#define smp_wmb()	barrier()
#define mb()		barrier()
#define rmb()		barrier()
#define wmb()		barrier()
#define cpu_relax()	barrier()
#define smp_mb__before_atomic()	barrier()
#define smp_mb__after_atomic()	barrier()
#define smp_mb__after_spinlock()	barrier()
#define smp_mb__after_unlock_lock()	barrier()
#define smp_acquire__after_ctrl_dep()	barrier()
#define dma_mb()	barrier()
#define dma_rmb()	barrier()
#define dma_wmb()	barrier()
#define __smp_mb()	barrier()
#define __smp_rmb()	barrier()
#define __smp_wmb()	barrier()
#define virt_mb()	barrier()
#define virt_rmb()	barrier()
#define virt_wmb()	barrier()
#define barrier_before_unreachable()	barrier()
#define prevent_tail_call_optimization()	barrier()
#define smp_load_acquire(p)	({ __typeof__(*(p)) __v_at = READ_ONCE(*(p)); barrier(); __v_at; })
#define smp_store_release(p, value)	do { barrier(); WRITE_ONCE(*(p), value); } while (0)
#define smp_store_mb(name, value)	do { WRITE_ONCE(name, value); barrier(); } while (0)
#define smp_cond_load_relaxed(p, condition)	({ \
	__typeof__(*(p)) VAL; \
	for (;;) { \
		VAL = READ_ONCE(*(p)); \
		if (condition) \
			break; \
		cpu_relax(); \
	} \
	VAL; \
})
#define smp_cond_load_acquire(p, condition)	({ \
	__typeof__(*(p)) __loaded = smp_cond_load_relaxed(p, condition); \
	barrier(); \
	__loaded; \
})

/* One instruction that reads and writes. The value is taken as one of the type of *p. */
long __regnest_add(volatile void *p, long value);
long __regnest_and(volatile void *p, long value);
long __regnest_or(volatile void *p, long value);
long __regnest_xor(volatile void *p, long value);
long __regnest_fetch_add(volatile void *p, long value);
long __regnest_fetch_and(volatile void *p, long value);
long __regnest_fetch_or(volatile void *p, long value);
long __regnest_fetch_xor(volatile void *p, long value);
long __regnest_xchg(volatile void *p, long value);
long __regnest_cmpxchg(volatile void *p, long old, long value);
bool __regnest_cmpxchg_double(volatile void *p1, volatile void *p2, long o1, long o2, long n1, long n2);

#ifdef __REGNEST__
#define __regnest_rmw(operation, p, ...)	__regnest_##operation(p, __VA_ARGS__)
#else
#define __regnest_rmw(operation, p, ...)	((__typeof__(*(p)))__regnest_##operation(p, __VA_ARGS__))
#endif

/* What gives a value back is a full barrier, and so one to the compiler; what it is given is there before. */
#define __regnest_ordered(operation, p, value)	({ \
	__typeof__(&*(p)) __rmw_at = (p); \
	long __rmw_value = (long)(value); \
	barrier(); \
	__typeof__(*__rmw_at) __was = __regnest_rmw(operation, __rmw_at, __rmw_value); \
	barrier(); \
	__was; \
})
#define __regnest_cmpxchg_ordered(p, old, value)	({ \
	__typeof__(&*(p)) __rmw_at = (p); \
	long __old_is = (long)(old), __rmw_value = (long)(value); \
	barrier(); \
	__typeof__(*__rmw_at) __was = __regnest_rmw(cmpxchg, __rmw_at, __old_is, __rmw_value); \
	barrier(); \
	__was; \
})

/* Per-CPU objects; there is one CPU. */
#ifdef __REGNEST__
#define __regnest_percpu_section	__attribute__((__regnest_percpu__))
#else
#define __regnest_percpu_section
#endif
#define DECLARE_PER_CPU(type, name)	extern __typeof__(type) name
#define DEFINE_PER_CPU(type, name)	__regnest_percpu_section __typeof__(type) name
#define DECLARE_PER_CPU_ALIGNED(type, name)	DECLARE_PER_CPU(type, name)
#define DEFINE_PER_CPU_ALIGNED(type, name)	DEFINE_PER_CPU(type, name)
#define DEFINE_PER_CPU_SHARED_ALIGNED(type, name)	DEFINE_PER_CPU(type, name)
#define DEFINE_PER_CPU_READ_MOSTLY(type, name)	DEFINE_PER_CPU(type, name)
#define DECLARE_PER_CPU_SHARED_ALIGNED(type, name)	DECLARE_PER_CPU(type, name)
#define DECLARE_PER_CPU_READ_MOSTLY(type, name)	DECLARE_PER_CPU(type, name)
#define DECLARE_PER_CPU_PAGE_ALIGNED(type, name)	DECLARE_PER_CPU(type, name)
#define DEFINE_PER_CPU_PAGE_ALIGNED(type, name)	DEFINE_PER_CPU(type, name)
#define DECLARE_PER_CPU_FIRST(type, name)	DECLARE_PER_CPU(type, name)
#define DEFINE_PER_CPU_FIRST(type, name)	DEFINE_PER_CPU(type, name)
#define DECLARE_PER_CPU_DECRYPTED(type, name)	DECLARE_PER_CPU(type, name)
#define DEFINE_PER_CPU_DECRYPTED(type, name)	DEFINE_PER_CPU(type, name)
#define __verify_pcpu_ptr(p)	((void)(p))
#define __this_cpu_preempt_check(operation)	do { } while (0)
#define smp_processor_id()	0
#define raw_smp_processor_id()	0
#define this_cpu_ptr(p)		(p)
#define raw_cpu_ptr(p)		(p)
#define __this_cpu_ptr(p)	(p)
#define for_each_possible_cpu(cpu)	for ((cpu) = 0; (cpu) < 1; (cpu)++)
#define for_each_online_cpu(cpu)	for_each_possible_cpu(cpu)
#define num_possible_cpus()	1
#define nr_cpu_ids		1
#define per_cpu_ptr(p, cpu)	((void)(cpu), (p))
#define per_cpu(name, cpu)	(*((void)(cpu), &(name)))
#define get_cpu_var(name)	(*(preempt_disable(), &(name)))
#define put_cpu_var(name)	((void)&(name), preempt_enable())
#define get_cpu_ptr(p)		(preempt_disable(), (p))
#define put_cpu_ptr(p)		((void)(p), preempt_enable())
#define get_cpu()		(preempt_disable(), 0)
#define put_cpu()		preempt_enable()

#define this_cpu_read(name)		READ_ONCE(name)
#define this_cpu_write(name, value)	WRITE_ONCE(name, value)
#define this_cpu_add(name, n)		((void)__regnest_rmw(add, &(name), n))
#define this_cpu_sub(name, n)		this_cpu_add(name, -(__typeof__(name))(n))
#define this_cpu_inc(name)		this_cpu_add(name, 1)
#define this_cpu_dec(name)		this_cpu_sub(name, 1)
#define this_cpu_and(name, bits)	((void)__regnest_rmw(and, &(name), bits))
#define this_cpu_or(name, bits)		((void)__regnest_rmw(or, &(name), bits))
#define this_cpu_add_return(name, n)	__regnest_rmw(add, &(name), n)
#define this_cpu_sub_return(name, n)	this_cpu_add_return(name, -(__typeof__(name))(n))
#define this_cpu_inc_return(name)	this_cpu_add_return(name, 1)
#define this_cpu_dec_return(name)	this_cpu_sub_return(name, 1)
#define this_cpu_xchg(name, value)	__regnest_rmw(xchg, &(name), (long)(value))
#define this_cpu_cmpxchg(name, old, value)	__regnest_rmw(cmpxchg, &(name), (long)(old), (long)(value))

/* These are plain accesses, and the kernel promises nothing about them. */
#define __this_cpu_read(name)		(name)
#define __this_cpu_write(name, value)	((void)((name) = (value)))
#define __this_cpu_add(name, n)		((void)((name) += (n)))
#define __this_cpu_sub(name, n)		((void)((name) -= (n)))
#define __this_cpu_inc(name)		__this_cpu_add(name, 1)
#define __this_cpu_dec(name)		__this_cpu_sub(name, 1)
#define __this_cpu_add_return(name, n)	((name) += (n))
#define __this_cpu_inc_return(name)	__this_cpu_add_return(name, 1)
#define __this_cpu_sub_return(name, n)	((name) -= (n))
#define __this_cpu_dec_return(name)	__this_cpu_sub_return(name, 1)
#define __this_cpu_and(name, bits)	((void)((name) &= (bits)))
#define __this_cpu_or(name, bits)	((void)((name) |= (bits)))
#define __this_cpu_cmpxchg(name, old, value)	({ \
	__typeof__(name) __stood = (name); \
	if (__stood == (old)) \
		(name) = (value); \
	__stood; \
})
#define __this_cpu_xchg(name, value)	({ __typeof__(name) __old_is = (name); (name) = (value); __old_is; })
#define __this_cpu_try_cmpxchg(name, o, value)	__regnest_try(__this_cpu_cmpxchg, name, o, value)
#define this_cpu_cmpxchg64(name, old, value)	this_cpu_cmpxchg(name, old, value)
#define this_cpu_try_cmpxchg64(name, o, value)	__regnest_try(this_cpu_cmpxchg, name, o, value)
/* Those that begin with raw_cpu_ are the same by other names. */

#define xchg(p, value)			__regnest_ordered(xchg, p, value)
#define cmpxchg(p, old, value)		__regnest_cmpxchg_ordered(p, old, value)
#define xchg_acquire(p, value)		xchg(p, value)
#define xchg_release(p, value)		xchg(p, value)
#define xchg_relaxed(p, value)		__regnest_rmw(xchg, p, (long)(value))
#define cmpxchg_acquire(p, old, value)	cmpxchg(p, old, value)
#define cmpxchg_release(p, old, value)	cmpxchg(p, old, value)
#define cmpxchg_relaxed(p, old, value)	__regnest_rmw(cmpxchg, p, (long)(old), (long)(value))
#define cmpxchg_local(p, old, value)	cmpxchg(p, old, value)
#define cmpxchg_double(p1, p2, o1, o2, n1, n2)	({ \
	barrier(); \
	bool __exchanged = __regnest_cmpxchg_double(p1, p2, (long)(o1), (long)(o2), (long)(n1), (long)(n2)); \
	barrier(); \
	__exchanged; \
})
#define cmpxchg_double_local(p1, p2, o1, o2, n1, n2)	cmpxchg_double(p1, p2, o1, o2, n1, n2)
#define this_cpu_cmpxchg_double(name1, name2, o1, o2, n1, n2) \
	__regnest_cmpxchg_double(&(name1), &(name2), (long)(o1), (long)(o2), (long)(n1), (long)(n2))
#define __this_cpu_cmpxchg_double(name1, name2, o1, o2, n1, n2)	({ \
	bool __exchanged = (name1) == (o1) && (name2) == (o2); \
	if (__exchanged) { \
		(name1) = (n1); \
		(name2) = (n2); \
	} \
	__exchanged; \
})
#define sync_cmpxchg(p, old, value)	cmpxchg(p, old, value)
#define cmpxchg64(p, old, value)	cmpxchg(p, old, value)
#define cmpxchg64_acquire(p, old, value)	cmpxchg(p, old, value)
#define cmpxchg64_release(p, old, value)	cmpxchg(p, old, value)
#define cmpxchg64_relaxed(p, old, value)	cmpxchg_relaxed(p, old, value)
#define cmpxchg64_local(p, old, value)	cmpxchg(p, old, value)

/* The bits of an array of unsigned long. */
#define BITS_PER_LONG	64
#define BITS_TO_LONGS(nr)	DIV_ROUND_UP(nr, BITS_PER_LONG)
#define BITS_PER_BYTE	8
#define BITS_PER_LONG_LONG	64
#define BITS_PER_TYPE(type)	(sizeof(type) * BITS_PER_BYTE)
#define BITS_TO_U64(nr)		DIV_ROUND_UP(nr, 64)
#define BITS_TO_U32(nr)		DIV_ROUND_UP(nr, 32)
#define BITS_TO_BYTES(nr)	DIV_ROUND_UP(nr, 8)
#define BIT_MASK(nr)		(1UL << (nr) % BITS_PER_LONG)
#define BIT_WORD(nr)		((nr) / BITS_PER_LONG)
#define BIT_ULL_MASK(nr)	(1ULL << (nr) % BITS_PER_LONG_LONG)
#define BIT_ULL_WORD(nr)	((nr) / BITS_PER_LONG_LONG)
#define DECLARE_BITMAP(name, bits)	unsigned long name[BITS_TO_LONGS(bits)]
#define __regnest_long(nr, p)	(&((unsigned long *)(p))[(nr) / BITS_PER_LONG])
#define __regnest_mask(nr)	(1UL << (nr) % BITS_PER_LONG)
/* One whose number is a constant has a mask that is one; any other is numbered once. */
#define __regnest_bit(operation, nr, p)	__builtin_choose_expr(__builtin_constant_p(nr), \
	operation(__regnest_long(nr, p), __regnest_mask(nr)), \
	({ unsigned long __bit_nr = (nr); operation(__regnest_long(__bit_nr, p), __regnest_mask(__bit_nr)); }))
#define __regnest_set(word, mask)		((void)__regnest_rmw(or, word, mask))
#define __regnest_clear(word, mask)		((void)__regnest_rmw(and, word, ~mask))
#define __regnest_change(word, mask)		((void)__regnest_rmw(xor, word, mask))
#define __regnest_test(word, mask)		(!!(READ_ONCE(*word) & mask))
#define __regnest_set_plainly(word, mask)	((void)(*word |= mask))
#define __regnest_clear_plainly(word, mask)	((void)(*word &= ~mask))
#define __regnest_change_plainly(word, mask)	((void)(*word ^= mask))
#define __regnest_test_and_set(word, mask)	(!!(__regnest_ordered(fetch_or, word, mask) & mask))
#define __regnest_test_and_clear(word, mask)	(!!(__regnest_ordered(fetch_and, word, ~mask) & mask))
#define __regnest_test_and_change(word, mask)	(!!(__regnest_ordered(fetch_xor, word, mask) & mask))
#define __regnest_test_then(changes, word, mask)	({ \
	unsigned long *__bit_word = word; \
	int __bit = __regnest_test(__bit_word, mask); \
	changes(__bit_word, mask); \
	__bit; \
})
#define __regnest_test_then_set(word, mask)	__regnest_test_then(__regnest_set_plainly, word, mask)
#define __regnest_test_then_clear(word, mask)	__regnest_test_then(__regnest_clear_plainly, word, mask)
#define __regnest_test_then_change(word, mask)	__regnest_test_then(__regnest_change_plainly, word, mask)
#define set_bit(nr, p)		__regnest_bit(__regnest_set, nr, p)
#define clear_bit(nr, p)	__regnest_bit(__regnest_clear, nr, p)
#define change_bit(nr, p)	__regnest_bit(__regnest_change, nr, p)
#define test_bit(nr, p)		__regnest_bit(__regnest_test, nr, p)
#define __set_bit(nr, p)	__regnest_bit(__regnest_set_plainly, nr, p)
#define __clear_bit(nr, p)	__regnest_bit(__regnest_clear_plainly, nr, p)
#define __change_bit(nr, p)	__regnest_bit(__regnest_change_plainly, nr, p)
#define __test_and_set_bit(nr, p)	__regnest_bit(__regnest_test_then_set, nr, p)
#define __test_and_clear_bit(nr, p)	__regnest_bit(__regnest_test_then_clear, nr, p)
#define __test_and_change_bit(nr, p)	__regnest_bit(__regnest_test_then_change, nr, p)
#define test_and_set_bit(nr, p)		__regnest_bit(__regnest_test_and_set, nr, p)
#define test_and_clear_bit(nr, p)	__regnest_bit(__regnest_test_and_clear, nr, p)
#define test_and_change_bit(nr, p)	__regnest_bit(__regnest_test_and_change, nr, p)
#define test_bit_acquire(nr, addr)	({ int __set_bits = test_bit(nr, addr); barrier(); __set_bits; })
#define assign_bit(nr, addr, value)	do { if (value) set_bit(nr, addr); else clear_bit(nr, addr); } while (0)
#define __assign_bit(nr, addr, value)	do { if (value) __set_bit(nr, addr); else __clear_bit(nr, addr); } while (0)
#define set_mask_bits(ptr, mask, bits)	({ \
	__typeof__(&*(ptr)) __ptr_is = (ptr); \
	const __typeof__(*__ptr_is) __kept_bits = ~(mask), __set_bits = (bits); \
	__typeof__(*__ptr_is) __before = READ_ONCE(*__ptr_is); \
	while (!try_cmpxchg(__ptr_is, &__before, (__before & __kept_bits) | __set_bits)) \
		; \
	__before; \
})
#define bit_clear_unless(ptr, clear, test)	({ \
	__typeof__(&*(ptr)) __ptr_is = (ptr); \
	const __typeof__(*__ptr_is) __kept_bits = ~(clear), __test_bits = (test); \
	__typeof__(*__ptr_is) __before = READ_ONCE(*__ptr_is); \
	while (!(__before & __test_bits) && !try_cmpxchg(__ptr_is, &__before, __before & __kept_bits)) \
		; \
	!(__before & __test_bits); \
})
#define __ffs(n)	((unsigned long)__builtin_ctzl(n))
#define __ffs64(n)	((unsigned long)__builtin_ctzll(n))
#define __fls(n)	((unsigned long)(63 - __builtin_clzl(n)))
#define ffz(n)		__ffs(~(unsigned long)(n))
#define ffs(n)		__builtin_ffs((int)(n))
#define fls(n)		({ unsigned int __of = (n); __of ? 32 - __builtin_clz(__of) : 0; })
#define fls64(n)	({ u64 __of = (n); __of ? 64 - __builtin_clzll(__of) : 0; })
#define fls_long(n)	fls64(n)
#define hweight8(n)	((unsigned int)__builtin_popcount((u8)(n)))
#define hweight16(n)	((unsigned int)__builtin_popcount((u16)(n)))
#define hweight32(n)	((unsigned int)__builtin_popcount(n))
#define hweight64(n)	((unsigned long)__builtin_popcountll(n))
#define hweight_long(n)	((unsigned long)__builtin_popcountl(n))
#define rol64(n, by)	({ u64 __n_is = (n); unsigned int __by_is = (by); (u64)(__n_is << (__by_is & 63) | __n_is >> (-__by_is & 63)); })
#define ror64(n, by)	({ u64 __n_is = (n); unsigned int __by_is = (by); (u64)(__n_is >> (__by_is & 63) | __n_is << (-__by_is & 63)); })
#define rol32(n, by)	({ u32 __n_is = (n); unsigned int __by_is = (by); (u32)(__n_is << (__by_is & 31) | __n_is >> (-__by_is & 31)); })
#define ror32(n, by)	({ u32 __n_is = (n); unsigned int __by_is = (by); (u32)(__n_is >> (__by_is & 31) | __n_is << (-__by_is & 31)); })
#define rol16(n, by)	({ u16 __n_is = (n); unsigned int __by_is = (by); (u16)(__n_is << (__by_is & 15) | __n_is >> (-__by_is & 15)); })
#define ror16(n, by)	({ u16 __n_is = (n); unsigned int __by_is = (by); (u16)(__n_is >> (__by_is & 15) | __n_is << (-__by_is & 15)); })
#define rol8(n, by)	({ u8 __n_is = (n); unsigned int __by_is = (by); (u8)(__n_is << (__by_is & 7) | __n_is >> (-__by_is & 7)); })
#define ror8(n, by)	({ u8 __n_is = (n); unsigned int __by_is = (by); (u8)(__n_is >> (__by_is & 7) | __n_is << (-__by_is & 7)); })
#define sign_extend32(n, index)	({ int __shift = 31 - (index); (s32)((u32)(n) << __shift) >> __shift; })
#define sign_extend64(n, index)	({ int __shift = 63 - (index); (s64)((u64)(n) << __shift) >> __shift; })

/* Each long is read once, up to the first in which there is such a bit. */
#define __regnest_find(flip, addr, size, from)	({ \
	const unsigned long *__bits_at = (addr); \
	unsigned long __end = (size), __found = (from), __bit_word = 0; \
	if (__found < __end) \
		__bit_word = (__bits_at[BIT_WORD(__found)] flip) & (~0UL << __found % BITS_PER_LONG); \
	while (!__bit_word && (__found = round_down(__found, 64UL) + BITS_PER_LONG) < __end) \
		__bit_word = __bits_at[BIT_WORD(__found)] flip; \
	if (__bit_word) \
		__found = round_down(__found, 64UL) + __ffs(__bit_word); \
	min(__found, __end); \
})
#define find_next_bit(addr, size, from)		__regnest_find(^ 0UL, addr, size, from)
#define find_next_zero_bit(addr, size, from)	__regnest_find(^ ~0UL, addr, size, from)
#define find_first_bit(addr, size)		find_next_bit(addr, size, 0)
#define find_first_zero_bit(addr, size)		find_next_zero_bit(addr, size, 0)
#define for_each_set_bit(bit, addr, size) \
	for ((bit) = find_first_bit(addr, size); (bit) < (size); (bit) = find_next_bit(addr, size, (bit) + 1))
#define for_each_clear_bit(bit, addr, size) \
	for ((bit) = find_first_zero_bit(addr, size); (bit) < (size); (bit) = find_next_zero_bit(addr, size, (bit) + 1))
#define clear_bit_unlock(nr, p)		do { barrier(); clear_bit(nr, p); } while (0)
#define __clear_bit_unlock(nr, p)	clear_bit_unlock(nr, p)
#define test_and_set_bit_lock(nr, p)	test_and_set_bit(nr, p)

typedef struct { int counter; } atomic_t;
typedef struct { long counter; } atomic64_t;
typedef atomic64_t atomic_long_t;
typedef struct { long a; } local_t;
typedef struct { long a; } local64_t;
#define ATOMIC_INIT(i)		{ (i) }
#define ATOMIC64_INIT(i)	{ (i) }
#define ATOMIC_LONG_INIT(i)	{ (i) }
#define LOCAL_INIT(i)		{ (i) }
#define LOCAL64_INIT(i)		{ (i) }

/*
 * The atomics of an int. Those of atomic64_t and atomic_long_t are the same by other names, as are raw_atomic_*() and arch_atomic_*(), and
 * what ends in _acquire and _release: none of these lets the compiler move an access across it. What ends in _relaxed does.
 */
#define __regnest_as(v, i)	((__typeof__((v)->counter))(i))
#define __regnest_counter(operation, v, i)	__regnest_ordered(operation, &(v)->counter, i)
#define __regnest_relaxed(operation, v, i)	__regnest_rmw(operation, &(v)->counter, i)
#define atomic_read(v)		READ_ONCE((v)->counter)
#define atomic_set(v, i)	WRITE_ONCE((v)->counter, i)
#define atomic_read_acquire(v)	smp_load_acquire(&(v)->counter)
#define atomic_set_release(v, i)	smp_store_release(&(v)->counter, i)
#define atomic_add(i, v)	((void)__regnest_relaxed(add, v, i))
#define atomic_and(i, v)	((void)__regnest_relaxed(and, v, i))
#define atomic_or(i, v)	((void)__regnest_relaxed(or, v, i))
#define atomic_xor(i, v)	((void)__regnest_relaxed(xor, v, i))
#define atomic_sub(i, v)	((void)__regnest_relaxed(add, v, -__regnest_as(v, i)))
#define atomic_andnot(i, v)	atomic_and(~__regnest_as(v, i), v)
#define atomic_inc(v)		atomic_add(1, v)
#define atomic_dec(v)		atomic_sub(1, v)
#define atomic_add_return(i, v)	__regnest_counter(add, v, i)
#define atomic_sub_return(i, v)	__regnest_counter(add, v, -__regnest_as(v, i))
#define atomic_inc_return(v)	atomic_add_return(1, v)
#define atomic_dec_return(v)	atomic_sub_return(1, v)
#define atomic_fetch_add(i, v)	__regnest_counter(fetch_add, v, i)
#define atomic_fetch_and(i, v)	__regnest_counter(fetch_and, v, i)
#define atomic_fetch_or(i, v)	__regnest_counter(fetch_or, v, i)
#define atomic_fetch_xor(i, v)	__regnest_counter(fetch_xor, v, i)
#define atomic_fetch_sub(i, v)	atomic_fetch_add(-__regnest_as(v, i), v)
#define atomic_fetch_andnot(i, v)	atomic_fetch_and(~__regnest_as(v, i), v)
#define atomic_fetch_inc(v)	atomic_fetch_add(1, v)
#define atomic_fetch_dec(v)	atomic_fetch_add(-1, v)
#define atomic_xchg(v, i)	__regnest_counter(xchg, v, i)
#define atomic_cmpxchg(v, o, n)	__regnest_cmpxchg_ordered(&(v)->counter, o, n)
#define atomic_try_cmpxchg(v, o, n)	__regnest_try(atomic_cmpxchg, v, o, n)
#define atomic_add_return_relaxed(i, v)	__regnest_relaxed(add, v, i)
#define atomic_sub_return_relaxed(i, v)	__regnest_relaxed(add, v, -__regnest_as(v, i))
#define atomic_inc_return_relaxed(v)	atomic_add_return_relaxed(1, v)
#define atomic_dec_return_relaxed(v)	atomic_sub_return_relaxed(1, v)
#define atomic_fetch_add_relaxed(i, v)	__regnest_relaxed(fetch_add, v, i)
#define atomic_fetch_and_relaxed(i, v)	__regnest_relaxed(fetch_and, v, i)
#define atomic_fetch_or_relaxed(i, v)	__regnest_relaxed(fetch_or, v, i)
#define atomic_fetch_xor_relaxed(i, v)	__regnest_relaxed(fetch_xor, v, i)
#define atomic_fetch_sub_relaxed(i, v)	atomic_fetch_add_relaxed(-__regnest_as(v, i), v)
#define atomic_fetch_andnot_relaxed(i, v)	atomic_fetch_and_relaxed(~__regnest_as(v, i), v)
#define atomic_fetch_inc_relaxed(v)	atomic_fetch_add_relaxed(1, v)
#define atomic_fetch_dec_relaxed(v)	atomic_fetch_add_relaxed(-1, v)
#define atomic_xchg_relaxed(v, i)	__regnest_relaxed(xchg, v, i)
#define atomic_cmpxchg_relaxed(v, o, n)	__regnest_rmw(cmpxchg, &(v)->counter, o, n)
#define atomic_try_cmpxchg_relaxed(v, o, n)	__regnest_try(atomic_cmpxchg_relaxed, v, o, n)
#define __regnest_try(exchange, p, old, value)	({ \
	__typeof__(&*(old)) __found = (old); \
	__typeof__(*__found) __expected = *__found; \
	*__found = exchange(p, __expected, value); \
	*__found == __expected; \
})
#define try_cmpxchg(p, old, value)		__regnest_try(cmpxchg, p, old, value)
#define try_cmpxchg_acquire(p, o, value)	try_cmpxchg(p, o, value)
#define try_cmpxchg_release(p, o, value)	try_cmpxchg(p, o, value)
#define try_cmpxchg_relaxed(p, o, value)	__regnest_try(cmpxchg_relaxed, p, o, value)
#define try_cmpxchg_local(p, o, value)		try_cmpxchg(p, o, value)
#define try_cmpxchg64(p, o, value)		try_cmpxchg(p, o, value)
#define try_cmpxchg64_acquire(p, o, value)	try_cmpxchg(p, o, value)
#define try_cmpxchg64_release(p, o, value)	try_cmpxchg(p, o, value)
#define try_cmpxchg64_relaxed(p, o, value)	try_cmpxchg_relaxed(p, o, value)
#define try_cmpxchg64_local(p, o, value)	try_cmpxchg(p, o, value)
#define this_cpu_try_cmpxchg(name, old, value)	__regnest_try(this_cpu_cmpxchg, name, old, value)
#define local_try_cmpxchg(l, o, n)		__regnest_try(local_cmpxchg, l, o, n)
#define atomic_dec_and_test(v)		(atomic_dec_return(v) == 0)
#define atomic_inc_and_test(v)		(atomic_inc_return(v) == 0)
#define atomic_sub_and_test(i, v)	(atomic_sub_return(i, v) == 0)
#define atomic_add_negative(i, v)	(atomic_add_return(i, v) < 0)

/* Tries again as long as something comes between; then the value that was there, changed if the condition held of it. */
#define __regnest_fetch_if(v, condition, change)	({ \
	__typeof__(&*(v)) __v_at = (v); \
	__typeof__(__v_at->counter) __held = atomic_read(__v_at); \
	while ((condition) && !atomic_try_cmpxchg(__v_at, &__held, change)) \
		; \
	__held; \
})
#define atomic_fetch_add_unless(v, i, u)	({ \
	__typeof__((v)->counter) __i_is = (i), __u_is = (u); \
	__regnest_fetch_if(v, __held != __u_is, __held + __i_is); \
})
#define atomic_add_unless(v, i, u)		({ \
	__typeof__((v)->counter) __unless = (u); \
	atomic_fetch_add_unless(v, i, __unless) != __unless; \
})
#define atomic_inc_not_zero(v)			atomic_add_unless(v, 1, 0)
#define atomic_inc_unless_negative(v)		(__regnest_fetch_if(v, __held >= 0, __held + 1) >= 0)
#define atomic_dec_unless_positive(v)		(__regnest_fetch_if(v, __held <= 0, __held - 1) <= 0)
#define atomic_dec_if_positive(v)		(__regnest_fetch_if(v, __held > 0, __held - 1) - 1)

typedef struct { atomic_t refs; } refcount_t;
#define REFCOUNT_INIT(n)		{ .refs = ATOMIC_INIT(n) }
#define REFCOUNT_MAX			INT_MAX
#define REFCOUNT_SATURATED		(INT_MIN / 2)
#define refcount_set(r, n)		atomic_set(&(r)->refs, n)
#define refcount_read(r)		atomic_read(&(r)->refs)
#define refcount_inc(r)			((void)WARN_ON_ONCE(atomic_fetch_add_relaxed(1, &(r)->refs) == 0))
#define refcount_add(i, r)		((void)WARN_ON_ONCE(atomic_fetch_add_relaxed(i, &(r)->refs) == 0))
#define refcount_dec(r)			((void)WARN_ON_ONCE(atomic_fetch_add(-1, &(r)->refs) <= 1))
#define refcount_inc_not_zero(r)	atomic_inc_not_zero(&(r)->refs)
#define refcount_dec_and_test(r)	refcount_sub_and_test(1, r)
#define refcount_sub_and_test(i, r)	({ \
	int __from = (i), __refs = atomic_fetch_sub(__from, &(r)->refs); \
	WARN_ON_ONCE(__refs != __from && (__refs < 0 || __refs - __from < 0)); \
	__refs == __from; \
})
#define refcount_dec_not_one(r)		({ \
	int __refs = atomic_fetch_add_unless(&(r)->refs, -1, 1); \
	WARN_ON_ONCE(__refs == 0); \
	__refs != 1; \
})
#define refcount_add_not_zero(i, r)	atomic_add_unless(&(r)->refs, i, 0)
#define refcount_dec_if_one(r)		(atomic_cmpxchg(&(r)->refs, 1, 0) == 1)
#define refcount_dec_and_lock(r, lock)	__regnest_dec_and(r, lock, refcount_dec_not_one(__ref_at), spin_lock(__guards), \
	refcount_dec_and_test(__ref_at), spin_unlock(__guards))
#define refcount_dec_and_lock_irqsave(r, lock, flags)	__regnest_dec_and(r, lock, refcount_dec_not_one(__ref_at), \
	spin_lock_irqsave(__guards, *(flags)), refcount_dec_and_test(__ref_at), spin_unlock_irqrestore(__guards, *(flags)))
#define __regnest_dec_and(r, lock, not_last, takes, is_last, gives)	({ \
	__typeof__(&*(r)) __ref_at = (r); \
	spinlock_t *__guards = (lock); \
	bool __last = false; \
	if (!(not_last)) { \
		takes; \
		__last = is_last; \
		if (!__last) \
			gives; \
	} \
	__last; \
})
#define atomic_dec_and_lock(v, lock)	__regnest_dec_and(v, lock, atomic_add_unless(__ref_at, -1, 1), spin_lock(__guards), \
	atomic_dec_and_test(__ref_at), spin_unlock(__guards))

/* Those of local64_t are the same by other names. */
#define local_read(l)		READ_ONCE((l)->a)
#define local_set(l, i)		WRITE_ONCE((l)->a, i)
#define local_add(i, l)		((void)__regnest_rmw(add, &(l)->a, i))
#define local_sub(i, l)		local_add(-(long)(i), l)
#define local_inc(l)		local_add(1, l)
#define local_dec(l)		local_sub(1, l)
#define local_add_return(i, l)	__regnest_rmw(add, &(l)->a, i)
#define local_sub_return(i, l)	local_add_return(-(long)(i), l)
#define local_inc_return(l)	local_add_return(1, l)
#define local_dec_return(l)	local_add_return(-1, l)
#define local_inc_and_test(l)	(local_inc_return(l) == 0)
#define local_dec_and_test(l)	(local_dec_return(l) == 0)
#define local_sub_and_test(i, l)	(local_sub_return(i, l) == 0)
#define local_add_negative(i, l)	(local_add_return(i, l) < 0)
#define local_xchg(l, n)	__regnest_rmw(xchg, &(l)->a, n)
#define local_cmpxchg(l, o, n)	__regnest_rmw(cmpxchg, &(l)->a, o, n)
#define local_add_unless(l, i, u)	({ \
	__typeof__(&*(l)) __l_at = (l); \
	long __i_is = (i), __u_is = (u), __now = local_read(__l_at); \
	while (__now != __u_is && !local_try_cmpxchg(__l_at, &__now, __now + __i_is)) \
		; \
	__now != __u_is; \
})
#define local_inc_not_zero(l)	local_add_unless(l, 1, 0)
#define __local_inc(l)		((void)(l)->a++)
#define __local_dec(l)		((void)(l)->a--)
#define __local_add(i, l)	((void)((l)->a += (i)))
#define __local_sub(i, l)	((void)((l)->a -= (i)))

/* Where we are, and what may interrupt us. */
int in_nmi(void);
int in_irq(void);
int in_hardirq(void);
int in_softirq(void);
int in_serving_softirq(void);
int in_interrupt(void);
int interrupt_context_level(void);
int preempt_count(void);
int irqs_disabled(void);
#define in_task()	(!(in_nmi() | in_hardirq() | in_serving_softirq()))
#define PREEMPT_BITS		8
#define SOFTIRQ_BITS		8
#define HARDIRQ_BITS		4
#define NMI_BITS		4
#define PREEMPT_SHIFT		0
#define SOFTIRQ_SHIFT		8
#define HARDIRQ_SHIFT		16
#define NMI_SHIFT		20
#define PREEMPT_OFFSET		0x1
#define PREEMPT_MASK		0xff
#define SOFTIRQ_OFFSET		0x100
#define SOFTIRQ_DISABLE_OFFSET	0x200
#define SOFTIRQ_MASK		0xff00
#define HARDIRQ_OFFSET		0x10000
#define HARDIRQ_MASK		0xf0000
#define NMI_OFFSET		0x100000
#define NMI_MASK		0xf00000
#define PREEMPT_DISABLE_OFFSET	PREEMPT_OFFSET
#define PREEMPT_DISABLED	PREEMPT_DISABLE_OFFSET
#define PREEMPT_LOCK_OFFSET	PREEMPT_DISABLE_OFFSET
#define SOFTIRQ_LOCK_OFFSET	(SOFTIRQ_DISABLE_OFFSET + PREEMPT_LOCK_OFFSET)
#define irq_count()	(preempt_count() & (NMI_MASK | HARDIRQ_MASK | SOFTIRQ_MASK))
#define in_atomic_preempt_off()	(preempt_count() != PREEMPT_DISABLE_OFFSET)
#define nmi_count()	(preempt_count() & NMI_MASK)
#define softirq_count()	(preempt_count() & 0xff00)
#define hardirq_count()	(preempt_count() & 0xf0000)
#define preemptible()	(preempt_count() == 0 && !irqs_disabled())

long __regnest_irq_save(void);
void __regnest_irq_restore(long flags);
void __regnest_irq_disable(void);
void __regnest_irq_enable(void);
void local_bh_disable(void);
void local_bh_enable(void);
void preempt_disable(void);
void preempt_enable(void);
void __regnest_preempt_count_add(int units);
#define preempt_disable_notrace()	preempt_disable()
#define preempt_enable_notrace()	preempt_enable()
#define preempt_enable_no_resched()	preempt_enable()
#define preempt_enable_no_resched_notrace()	preempt_enable()
#define sched_preempt_enable_no_resched()	preempt_enable()
#define preempt_check_resched()		do { } while (0)
#define preempt_check_resched_rt()	do { } while (0)
#define preempt_count_add(units)	__regnest_preempt_count_add(units)
#define preempt_count_sub(units)	__regnest_preempt_count_add(-(units))
#define preempt_count_inc()		preempt_count_add(1)
#define preempt_count_dec()		preempt_count_sub(1)
#define __preempt_count_add(units)	preempt_count_add(units)
#define __preempt_count_sub(units)	preempt_count_sub(units)
#define __preempt_count_inc()		preempt_count_add(1)
#define __preempt_count_dec()		preempt_count_sub(1)
#define __local_bh_disable_ip(ip, units)	((void)(ip), preempt_count_add(units))
#define __local_bh_enable_ip(ip, units)		((void)(ip), preempt_count_sub(units))
#define local_bh_enable_ip(ip)		((void)(ip), local_bh_enable())
#define _local_bh_enable()		local_bh_enable()
#define preempt_disable_nested()	do { if (IS_ENABLED(CONFIG_PREEMPT_RT)) preempt_disable(); } while (0)
#define preempt_enable_nested()		do { if (IS_ENABLED(CONFIG_PREEMPT_RT)) preempt_enable(); } while (0)
/* What irqs are saved as is RFLAGS: a 0 that nobody saved turns them off. Source: arch/x86/include/uapi/asm/processor-flags.h. */
#define X86_EFLAGS_FIXED	0x2UL
#define X86_EFLAGS_IF		0x200UL
#define local_irq_save(flags)		((void)((flags) = __regnest_irq_save()))
#define local_irq_restore(flags)	__regnest_irq_restore(flags)
#define local_irq_disable()		__regnest_irq_disable()
#define local_irq_enable()		__regnest_irq_enable()
#define local_save_flags(flags)		((void)((flags) = arch_local_save_flags()))
#define raw_local_save_flags(flags)	local_save_flags(flags)
#define raw_local_irq_save(flags)	local_irq_save(flags)
#define raw_local_irq_restore(flags)	local_irq_restore(flags)

#define in_atomic()	(preempt_count() != 0)
#define irqs_disabled_flags(flags)	(!((flags) & X86_EFLAGS_IF))
#define raw_local_irq_disable()	local_irq_disable()
#define raw_local_irq_enable()	local_irq_enable()
#define raw_irqs_disabled()	irqs_disabled()
#define raw_irqs_disabled_flags(flags)	irqs_disabled_flags(flags)
#define arch_local_irq_save()	__regnest_irq_save()
#define arch_local_irq_restore(flags)	local_irq_restore(flags)
#define arch_local_irq_disable()	local_irq_disable()
#define arch_local_irq_enable()	local_irq_enable()
#define arch_local_save_flags()	(irqs_disabled() ? X86_EFLAGS_FIXED : X86_EFLAGS_FIXED | X86_EFLAGS_IF)
#define arch_irqs_disabled()	irqs_disabled()
#define arch_irqs_disabled_flags(flags)	irqs_disabled_flags(flags)
#define start_critical_timings()	do { } while (0)
#define stop_critical_timings()	do { } while (0)
#define rcu_read_lock()		do { } while (0)
#define rcu_read_unlock()	do { } while (0)
#define rcu_read_lock_sched()	preempt_disable()
#define rcu_read_unlock_sched()	preempt_enable()
#define rcu_read_lock_sched_notrace()	preempt_disable()
#define rcu_read_unlock_sched_notrace()	preempt_enable()
#define rcu_read_lock_bh()	local_bh_disable()
#define rcu_read_unlock_bh()	local_bh_enable()
#define rcu_access_pointer(p)	READ_ONCE(p)
#define rcu_dereference_raw(p)	READ_ONCE(p)
#define rcu_dereference_raw_check(p)	READ_ONCE(p)
#define rcu_dereference_sched(p)	READ_ONCE(p)
#define rcu_dereference_bh(p)	READ_ONCE(p)
#define rcu_dereference_check(p, condition)	READ_ONCE(p)
#define rcu_dereference_protected(p, condition)	(p)
#define RCU_INIT_POINTER(p, v)	WRITE_ONCE(p, v)
#define rcu_dereference(p)	READ_ONCE(p)
#define rcu_assign_pointer(p, v)	smp_store_release(&(p), v)
#define RCU_INITIALIZER(p)	(p)
#define RCU_LOCKDEP_WARN(condition, text)	do { } while (0)
#define rcu_replace_pointer(name, value, condition)	({ \
	__typeof__(name) __replaced = (name); \
	rcu_assign_pointer(name, value); \
	__replaced; \
})
#define rcu_pointer_handoff(p)	(p)
#define unrcu_pointer(p)	(p)
#define rcu_dereference_bh_check(p, condition)	READ_ONCE(p)
#define rcu_dereference_sched_check(p, condition)	READ_ONCE(p)
#define rcu_dereference_all(p)	READ_ONCE(p)
#define rcu_read_lock_held()	1
#define rcu_read_lock_bh_held()	1
#define rcu_read_lock_sched_held()	1
#define rcu_read_lock_any_held()	1
#define rcu_is_watching()	true
#define rcu_lock_acquire(map)	do { } while (0)
#define rcu_lock_release(map)	do { } while (0)
#define rcu_sleep_check()	do { } while (0)
#define init_rcu_head(head)	do { } while (0)
#define destroy_rcu_head(head)	do { } while (0)

/* Locks: with one CPU, one that is taken while it is held is never given back. */
typedef struct { int locked; } raw_spinlock_t;
#define __RAW_SPIN_LOCK_UNLOCKED(name)	{ 0 }
#define DEFINE_RAW_SPINLOCK(name)	raw_spinlock_t name
#define raw_spin_lock_init(lock)	((void)((lock)->locked = 0))
#define raw_spin_is_locked(lock)	(READ_ONCE((lock)->locked) != 0)
#define __regnest_raw_spin_lock(lock, text)	do { \
	preempt_disable(); \
	__regnest_hangs_on(xchg(&lock->locked, 1) != 0, "deadlock: " text " is held already"); \
} while (0)
/* Where a lock is, is known before what its name says is masked. */
#define __regnest_raw_spin_lock_masked(lock, text, masks)	do { \
	raw_spinlock_t *__lock_at = (lock); \
	masks; \
	__regnest_raw_spin_lock(__lock_at, text); \
} while (0)
#define raw_spin_lock(lock)	__regnest_raw_spin_lock_masked(lock, #lock, barrier())
#define raw_spin_unlock(lock)	do { smp_store_release(&(lock)->locked, 0); preempt_enable(); } while (0)
#define raw_spin_trylock(lock)	({ \
	raw_spinlock_t *__lock_at = (lock); \
	int __taken; \
	preempt_disable(); \
	__taken = xchg(&__lock_at->locked, 1) == 0; \
	if (!__taken) \
		preempt_enable(); \
	__taken; \
})
#define raw_spin_lock_irq(lock)		__regnest_raw_spin_lock_masked(lock, #lock, local_irq_disable())
#define raw_spin_unlock_irq(lock)	do { raw_spin_unlock(lock); local_irq_enable(); } while (0)
#define raw_spin_lock_irqsave(lock, flags)	__regnest_raw_spin_lock_masked(lock, #lock, local_irq_save(flags))
#define raw_spin_unlock_irqrestore(lock, flags)	do { raw_spin_unlock(lock); local_irq_restore(flags); } while (0)
#define raw_spin_lock_bh(lock)		__regnest_raw_spin_lock_masked(lock, #lock, local_bh_disable())
#define raw_spin_unlock_bh(lock)	do { raw_spin_unlock(lock); local_bh_enable(); } while (0)
#define raw_spin_is_contended(lock)	((void)(lock), 0)
#define raw_spin_lock_nested(lock, subclass)	raw_spin_lock(lock)
#define raw_spin_lock_irqsave_nested(lock, flags, subclass)	raw_spin_lock_irqsave(lock, flags)
#define raw_spin_trylock_irqsave(lock, flags)	({ \
	raw_spinlock_t *__tried = (lock); \
	local_irq_save(flags); \
	int __got = raw_spin_trylock(__tried); \
	if (!__got) \
		local_irq_restore(flags); \
	__got; \
})
#define raw_spin_trylock_irq(lock)	({ \
	raw_spinlock_t *__tried = (lock); \
	local_irq_disable(); \
	int __got = raw_spin_trylock(__tried); \
	if (!__got) \
		local_irq_enable(); \
	__got; \
})
#define raw_spin_trylock_bh(lock)	({ \
	raw_spinlock_t *__tried = (lock); \
	local_bh_disable(); \
	int __got = raw_spin_trylock(__tried); \
	if (!__got) \
		local_bh_enable(); \
	__got; \
})

/*
 * spinlock_t, and the locks of one CPU, sleep on PREEMPT_RT: there preemption, softirqs and interrupts stay on. Else they turn off what their
 * names say.
 */
typedef struct { int owner; } spinlock_t;
typedef struct { int owner; } local_lock_t;
#define __SPIN_LOCK_UNLOCKED(name)	{ 0 }
#define DEFINE_SPINLOCK(name)		spinlock_t name
#define INIT_LOCAL_LOCK(name)		{ 0 }
int __regnest_preempt_rt(void);
void __regnest_rt_lock(int *owner, const char *text);
bool __regnest_rt_trylock(int *owner);
#define __regnest_unless_rt(statement)	do { if (!__regnest_preempt_rt()) { statement; } } while (0)
#define spin_lock_init(lock)	((void)((lock)->owner = 0))
#define spin_is_locked(lock)	(READ_ONCE((lock)->owner) != 0)
#define __regnest_spin_lock(lock, text)	do { \
	if (__regnest_preempt_rt()) { \
		__regnest_rt_lock(&lock->owner, text); \
	} else { \
		preempt_disable(); \
		__regnest_hangs_on(xchg(&lock->owner, 1) != 0, "deadlock: " text " is held already"); \
	} \
} while (0)
#define __regnest_spin_lock_masked(lock, text, masks)	do { \
	spinlock_t *__lock_at = (lock); \
	masks; \
	__regnest_spin_lock(__lock_at, text); \
} while (0)
#define spin_lock(lock)		__regnest_spin_lock_masked(lock, #lock, barrier())
#define spin_unlock(lock)	do { smp_store_release(&(lock)->owner, 0); __regnest_unless_rt(preempt_enable()); } while (0)
#define spin_trylock(lock)	({ \
	spinlock_t *__lock_at = (lock); \
	int __taken; \
	if (__regnest_preempt_rt()) { \
		__taken = __regnest_rt_trylock(&__lock_at->owner); \
	} else { \
		preempt_disable(); \
		__taken = xchg(&__lock_at->owner, 1) == 0; \
		if (!__taken) \
			preempt_enable(); \
	} \
	__taken; \
})
#define spin_lock_irq(lock)	__regnest_spin_lock_masked(lock, #lock, __regnest_unless_rt(local_irq_disable()))
#define spin_unlock_irq(lock)	do { spin_unlock(lock); __regnest_unless_rt(local_irq_enable()); } while (0)
#define __regnest_unless_rt_irq_save(flags)	do { \
	if (__regnest_preempt_rt()) \
		(flags) = 0; \
	else \
		local_irq_save(flags); \
} while (0)
#define spin_lock_irqsave(lock, flags)	__regnest_spin_lock_masked(lock, #lock, __regnest_unless_rt_irq_save(flags))
#define spin_unlock_irqrestore(lock, flags)	do { spin_unlock(lock); __regnest_unless_rt(local_irq_restore(flags)); } while (0)
#define spin_lock_bh(lock)	__regnest_spin_lock_masked(lock, #lock, local_bh_disable())
#define spin_unlock_bh(lock)	do { spin_unlock(lock); local_bh_enable(); } while (0)
#define spin_is_contended(lock)	((void)(lock), 0)
#define assert_spin_locked(lock)	BUG_ON(!spin_is_locked(lock))
#define spin_lock_nested(lock, subclass)	spin_lock(lock)
#define spin_lock_irqsave_nested(lock, flags, subclass)	spin_lock_irqsave(lock, flags)
#define spin_trylock_irqsave(lock, flags)	({ \
	spinlock_t *__tried = (lock); \
	__regnest_unless_rt_irq_save(flags); \
	int __got = spin_trylock(__tried); \
	if (!__got) \
		__regnest_unless_rt(local_irq_restore(flags)); \
	__got; \
})
#define spin_trylock_irq(lock)	({ \
	spinlock_t *__tried = (lock); \
	__regnest_unless_rt(local_irq_disable()); \
	int __got = spin_trylock(__tried); \
	if (!__got) \
		__regnest_unless_rt(local_irq_enable()); \
	__got; \
})
#define spin_trylock_bh(lock)	({ \
	spinlock_t *__tried = (lock); \
	local_bh_disable(); \
	int __got = spin_trylock(__tried); \
	if (!__got) \
		local_bh_enable(); \
	__got; \
})
#define local_lock_init(lock)	((void)((lock)->owner = 0))
/* One that can be tried says beside the owner whether it is taken; whoever cannot try it takes no look. */
typedef struct { int owner; unsigned char acquired; } local_trylock_t;
#define INIT_LOCAL_TRYLOCK(name)	{ 0 }
#define local_trylock_init(lock)	((void)((lock)->owner = 0, (lock)->acquired = 0))
#define __regnest_local_acquires(lock, value)	do { \
	if (sizeof(*(lock)) == sizeof(local_trylock_t)) \
		WRITE_ONCE(((local_trylock_t *)(lock))->acquired, value); \
} while (0)
#define __regnest_local_lock(lock, masks)	do { \
	__typeof__(&*(lock)) __lock_at = (lock); \
	if (__regnest_preempt_rt()) { \
		__regnest_rt_lock(&__lock_at->owner, #lock); \
	} else { \
		masks; \
		__regnest_local_acquires(__lock_at, 1); \
	} \
} while (0)
#define __regnest_local_unlock(lock, unmasks)	do { \
	if (__regnest_preempt_rt()) { \
		smp_store_release(&(lock)->owner, 0); \
	} else { \
		__regnest_local_acquires(lock, 0); \
		unmasks; \
	} \
} while (0)
#define __regnest_local_trylock(lock, masks, unmasks)	({ \
	local_trylock_t *__lock_at = (lock); \
	int __taken; \
	if (__regnest_preempt_rt()) { \
		__taken = in_nmi() || in_hardirq() ? 0 : __regnest_rt_trylock(&__lock_at->owner); \
	} else { \
		masks; \
		__taken = !READ_ONCE(__lock_at->acquired); \
		if (__taken) \
			WRITE_ONCE(__lock_at->acquired, 1); \
		else \
			unmasks; \
	} \
	__taken; \
})
#define local_lock(lock)		__regnest_local_lock(lock, preempt_disable())
#define local_unlock(lock)		__regnest_local_unlock(lock, preempt_enable())
#define local_lock_irq(lock)		__regnest_local_lock(lock, local_irq_disable())
#define local_unlock_irq(lock)		__regnest_local_unlock(lock, local_irq_enable())
#define local_lock_irqsave(lock, flags)	do { \
	(flags) = 0; \
	__regnest_local_lock(lock, local_irq_save(flags)); \
} while (0)
#define local_unlock_irqrestore(lock, flags)	__regnest_local_unlock(lock, local_irq_restore(flags))
#define local_trylock(lock)		__regnest_local_trylock(lock, preempt_disable(), preempt_enable())
#define local_trylock_irqsave(lock, flags)	({ \
	(flags) = 0; \
	__regnest_local_trylock(lock, local_irq_save(flags), local_irq_restore(flags)); \
})
int __regnest_migrate_masks(void);
#define migrate_disable()	do { if (__regnest_migrate_masks()) preempt_disable(); else barrier(); } while (0)
#define migrate_enable()	do { if (__regnest_migrate_masks()) preempt_enable(); else barrier(); } while (0)

/* What counts the changes of data that readers look at again. */
typedef struct { unsigned int sequence; } seqcount_t;
typedef struct { unsigned int sequence; } seqcount_mutex_t;
typedef struct { seqcount_t seqcount; } seqcount_latch_t;
/* Whoever writes under a mutex may be preempted, and is not while the count is odd; a task that waits for that on PREEMPT_RT takes the mutex instead. */
#define __regnest_preemptible_seqcount(s)	(!__regnest_preempt_rt() && __same_type(*(s), seqcount_mutex_t))
#define SEQCNT_ZERO(name)		{ 0 }
#define SEQCNT_LATCH_ZERO(name)		{ { 0 } }
#define seqcount_init(s)		((void)((s)->sequence = 0))
#define raw_write_seqcount_begin(s)	do { __typeof__(&*(s)) __seq_at = (s); __seq_at->sequence++; smp_wmb(); } while (0)
#define raw_write_seqcount_end(s)	do { __typeof__(&*(s)) __seq_at = (s); smp_wmb(); __seq_at->sequence++; } while (0)
#define write_seqcount_begin(s)		do { \
	__typeof__(&*(s)) __begun = (s); \
	if (__regnest_preemptible_seqcount(s)) \
		preempt_disable(); \
	raw_write_seqcount_begin(__begun); \
} while (0)
#define write_seqcount_end(s)		do { \
	raw_write_seqcount_end(s); \
	if (__regnest_preemptible_seqcount(s)) \
		preempt_enable(); \
} while (0)
#define raw_seqcount_begin(s)		({ unsigned int __seq = READ_ONCE((s)->sequence) & ~1U; smp_rmb(); __seq; })
#define read_seqcount_begin(s)	({ \
	__typeof__(&*(s)) __seq_at = (s); \
	unsigned int __seq; \
	while ((__seq = READ_ONCE(__seq_at->sequence)) & 1) \
		cpu_relax(); \
	smp_rmb(); \
	__seq; \
})
#define raw_read_seqcount_begin(s)	read_seqcount_begin(s)
#define read_seqcount_retry(s, start)	({ \
	__typeof__(&*(s)) __seq_at = (s); \
	unsigned int __start = (start); \
	smp_rmb(); \
	READ_ONCE(__seq_at->sequence) != __start; \
})
#define raw_write_seqcount_latch(s)	do { \
	smp_wmb(); \
	(s)->seqcount.sequence++; \
	smp_wmb(); \
} while (0)
#define raw_read_seqcount_latch(s)	READ_ONCE((s)->seqcount.sequence)
#define raw_read_seqcount_latch_retry(s, start)	read_seqcount_retry(&(s)->seqcount, start)
#define read_seqcount_latch(s)		raw_read_seqcount_latch(s)
#define read_seqcount_latch_retry(s, start)	raw_read_seqcount_latch_retry(s, start)
#define seqcount_latch_init(s)		seqcount_init(&(s)->seqcount)
#define write_seqcount_latch_begin(s)	raw_write_seqcount_latch(s)
#define write_seqcount_latch(s)		raw_write_seqcount_latch(s)
#define write_seqcount_latch_end(s)	do { } while (0)
#define raw_read_seqcount(s)		({ unsigned int __seq = READ_ONCE((s)->sequence); smp_rmb(); __seq; })
#define __read_seqcount_begin(s)	({ \
	__typeof__(&*(s)) __seq_at = (s); \
	unsigned int __seq; \
	while ((__seq = READ_ONCE(__seq_at->sequence)) & 1) \
		cpu_relax(); \
	__seq; \
})
#define __read_seqcount_retry(s, start)	(READ_ONCE((s)->sequence) != (start))
#define raw_write_seqcount_barrier(s)	do { __typeof__(&*(s)) __seq_at = (s); __seq_at->sequence++; smp_wmb(); __seq_at->sequence++; } while (0)
#define write_seqcount_invalidate(s)	do { smp_wmb(); (s)->sequence += 2; } while (0)
#define write_seqcount_begin_nested(s, subclass)	write_seqcount_begin(s)

/* That of a lock is changed by who holds the lock, which has turned preemption off. */
typedef seqcount_t seqcount_spinlock_t;
typedef seqcount_t seqcount_raw_spinlock_t;
typedef seqcount_t seqcount_rwlock_t;
#define SEQCNT_SPINLOCK_ZERO(name, lock)	{ 0 }
#define SEQCNT_RAW_SPINLOCK_ZERO(name, lock)	{ 0 }
#define SEQCNT_RWLOCK_ZERO(name, lock)		{ 0 }
#define SEQCNT_MUTEX_ZERO(name, lock)		{ 0 }
#define seqcount_spinlock_init(s, lock)		seqcount_init(s)
#define seqcount_raw_spinlock_init(s, lock)	seqcount_init(s)
#define seqcount_rwlock_init(s, lock)		seqcount_init(s)
#define seqcount_mutex_init(s, lock)		seqcount_init(s)

/* A count and the lock of those who change it. */
typedef struct { seqcount_t seqcount; spinlock_t lock; } seqlock_t;
#define __SEQLOCK_UNLOCKED(name)	{ { 0 }, { 0 } }
#define DEFINE_SEQLOCK(name)		seqlock_t name
#define seqlock_init(sl)		do { \
	seqlock_t *__sl_at = (sl); \
	seqcount_init(&__sl_at->seqcount); \
	spin_lock_init(&__sl_at->lock); \
} while (0)
#define read_seqbegin(sl)		read_seqcount_begin(&(sl)->seqcount)
#define read_seqretry(sl, start)	read_seqcount_retry(&(sl)->seqcount, start)
#define write_seqlock(sl)	do { \
	seqlock_t *__sl_at = (sl); \
	spin_lock(&__sl_at->lock); \
	raw_write_seqcount_begin(&__sl_at->seqcount); \
} while (0)
#define write_sequnlock(sl)	do { \
	seqlock_t *__sl_at = (sl); \
	raw_write_seqcount_end(&__sl_at->seqcount); \
	spin_unlock(&__sl_at->lock); \
} while (0)
#define write_seqlock_bh(sl)	do { \
	seqlock_t *__sl_at = (sl); \
	spin_lock_bh(&__sl_at->lock); \
	raw_write_seqcount_begin(&__sl_at->seqcount); \
} while (0)
#define write_sequnlock_bh(sl)	do { \
	seqlock_t *__sl_at = (sl); \
	raw_write_seqcount_end(&__sl_at->seqcount); \
	spin_unlock_bh(&__sl_at->lock); \
} while (0)
#define write_seqlock_irq(sl)	do { \
	seqlock_t *__sl_at = (sl); \
	spin_lock_irq(&__sl_at->lock); \
	raw_write_seqcount_begin(&__sl_at->seqcount); \
} while (0)
#define write_sequnlock_irq(sl)	do { \
	seqlock_t *__sl_at = (sl); \
	raw_write_seqcount_end(&__sl_at->seqcount); \
	spin_unlock_irq(&__sl_at->lock); \
} while (0)
#define write_seqlock_irqsave(sl, flags)	do { \
	seqlock_t *__sl_at = (sl); \
	spin_lock_irqsave(&__sl_at->lock, flags); \
	raw_write_seqcount_begin(&__sl_at->seqcount); \
} while (0)
#define write_sequnlock_irqrestore(sl, flags)	do { \
	seqlock_t *__sl_at = (sl); \
	raw_write_seqcount_end(&__sl_at->seqcount); \
	spin_unlock_irqrestore(&__sl_at->lock, flags); \
} while (0)
#define read_seqlock_excl(sl)		spin_lock(&(sl)->lock)
#define read_sequnlock_excl(sl)		spin_unlock(&(sl)->lock)
#define read_seqlock_excl_bh(sl)	spin_lock_bh(&(sl)->lock)
#define read_sequnlock_excl_bh(sl)	spin_unlock_bh(&(sl)->lock)
#define read_seqlock_excl_irq(sl)	spin_lock_irq(&(sl)->lock)
#define read_sequnlock_excl_irq(sl)	spin_unlock_irq(&(sl)->lock)
#define read_seqlock_excl_irqsave(sl, flags)	spin_lock_irqsave(&(sl)->lock, flags)
#define read_sequnlock_excl_irqrestore(sl, flags)	spin_unlock_irqrestore(&(sl)->lock, flags)

/* With 64 bits these are single words, which need no count. */
struct u64_stats_sync { char empty[0]; };
typedef struct { local64_t v; } u64_stats_t;
#define u64_stats_init(sync)		((void)(sync))
#define u64_stats_read(p)		local64_read(&(p)->v)
#define u64_stats_set(p, value)		local64_set(&(p)->v, value)
#define u64_stats_add(p, n)		local64_add(n, &(p)->v)
#define u64_stats_inc(p)		local64_inc(&(p)->v)
#define u64_stats_update_begin(sync)	((void)(sync))
#define u64_stats_update_end(sync)	((void)(sync))
#define u64_stats_fetch_begin(sync)	((void)(sync), 0U)
#define u64_stats_fetch_retry(sync, start)	((void)(sync), (void)(start), false)
#define u64_stats_sub(p, n)		local64_sub(n, &(p)->v)
#define u64_stats_update_begin_irqsave(sync)	((void)(sync), 0UL)
#define u64_stats_update_end_irqrestore(sync, flags)	((void)(sync), (void)(flags))
#define u64_stats_fetch_begin_irq(sync)	u64_stats_fetch_begin(sync)
#define u64_stats_fetch_retry_irq(sync, start)	u64_stats_fetch_retry(sync, start)

/* Types that are only embedded, of the size that they have without debugging. */
struct list_head { struct list_head *next, *prev; };
struct hlist_node { struct hlist_node *next, **pprev; };
struct hlist_head { struct hlist_node *first; };
struct llist_node { struct llist_node *next; };
struct llist_head { struct llist_node *first; };
#define LIST_HEAD_INIT(name)	{ &(name), &(name) }
#define LIST_HEAD(name)		struct list_head name = LIST_HEAD_INIT(name)
#define HLIST_HEAD_INIT		{ NULL }
#define HLIST_HEAD(name)	struct hlist_head name = HLIST_HEAD_INIT
#define LLIST_HEAD_INIT(name)	{ NULL }
#define LLIST_HEAD(name)	struct llist_head name = LLIST_HEAD_INIT(name)
struct hlist_nulls_node { struct hlist_nulls_node *next, **pprev; };
struct hlist_nulls_head { struct hlist_nulls_node *first; };
struct rb_node { unsigned long __rb_parent_color; struct rb_node *rb_right, *rb_left; };
struct rb_root { struct rb_node *rb_node; };
struct rb_root_cached { struct rb_root rb_root; struct rb_node *rb_leftmost; };
#define RB_ROOT			((struct rb_root){ NULL })
struct lockdep_map { char empty[0]; };
struct lock_class_key { char empty[0]; };
struct callback_head { struct callback_head *next; void (*func)(struct callback_head *head); };
#define rcu_head	callback_head
struct kref { refcount_t refcount; };
struct mutex { long words[4]; };
struct rw_semaphore { long words[5]; };
struct completion { long words[4]; };
struct work_struct { long words[4]; };
struct delayed_work { long words[11]; };
struct timer_list { long words[5]; };
struct hrtimer { long words[8]; };
struct rcuwait { void *task; };
struct wait_queue_head { long words[3]; };
typedef struct wait_queue_head wait_queue_head_t;
struct swait_queue_head { raw_spinlock_t lock; struct list_head task_list; };
struct semaphore { raw_spinlock_t lock; unsigned int count; struct list_head wait_list; };
typedef struct { int words[2]; } rwlock_t;
struct percpu_ref { unsigned long percpu_count_ptr; void *data; };
struct percpu_rw_semaphore { long words[12]; };
struct tasklet_struct { long words[5]; };
struct xarray { spinlock_t xa_lock; gfp_t xa_flags; void *xa_head; };
struct idr { long words[3]; };
struct ida { long words[2]; };
struct kobject { long words[8]; };
struct cpumask { unsigned long bits[1]; };
typedef struct cpumask cpumask_t;
struct timespec64 { time64_t tv_sec; long tv_nsec; };

/* A branch that is patched in, or not: as the variable that it is without jump labels. */
struct static_key { atomic_t enabled; };
struct static_key_true { struct static_key key; };
struct static_key_false { struct static_key key; };
#define STATIC_KEY_INIT_TRUE		{ { 1 } }
#define STATIC_KEY_INIT_FALSE		{ { 0 } }
#define DECLARE_STATIC_KEY_TRUE(name)	extern struct static_key_true name
#define DECLARE_STATIC_KEY_FALSE(name)	extern struct static_key_false name
#define DEFINE_STATIC_KEY_TRUE(name)	struct static_key_true name = { STATIC_KEY_INIT_TRUE }
#define DEFINE_STATIC_KEY_FALSE(name)	struct static_key_false name = { STATIC_KEY_INIT_FALSE }
#define static_key_false(keyed)		(atomic_read(&(keyed)->enabled) > 0)
#define static_key_true(keyed)		static_key_false(keyed)
#define static_key_enabled(keyed)	(atomic_read((atomic_t *)(keyed)) > 0)
#define static_branch_likely(branch)	static_key_false(&(branch)->key)
#define static_branch_unlikely(branch)	static_key_false(&(branch)->key)
#define static_branch_enable(branch)	atomic_set(&(branch)->key.enabled, 1)
#define static_branch_disable(branch)	atomic_set(&(branch)->key.enabled, 0)
#define static_branch_inc(branch)	atomic_inc(&(branch)->key.enabled)
#define static_branch_dec(branch)	atomic_dec(&(branch)->key.enabled)
enum irqreturn {
	IRQ_NONE = 0,
	IRQ_HANDLED = 1,
	IRQ_WAKE_THREAD = 2,
};
typedef enum irqreturn irqreturn_t;
struct user_struct;
struct fasync_struct;
struct page;

/* What is cleaned up at the end of its block. A guard is an object whose constructor takes a lock and whose destructor gives it back. */
#define __regnest_joined(a, b)	a##b
#define __regnest_join(a, b)	__regnest_joined(a, b)
#define __UNIQUE_ID(prefix)	__regnest_join(__UNIQUE_ID_##prefix, __COUNTER__)
#define DEFINE_FREE(name, type, ...) \
	static inline void __free_##name(void *object) { type _T = *(type *)object; (void)_T; __VA_ARGS__; }
#define __free(name)	__cleanup(__free_##name)
#define no_free_ptr(p)	({ __typeof__(p) *__kept_bits = &(p); __typeof__(p) __given = *__kept_bits; *__kept_bits = NULL; __given; })
#define return_ptr(p)	return no_free_ptr(p)
#define DEFINE_CLASS(name, type, exit, init, ...) \
	typedef type class_##name##_t; \
	static inline void class_##name##_destructor(type *object) { type _T = *object; (void)_T; exit; } \
	static inline type class_##name##_constructor(__VA_ARGS__) { type object = init; return object; }
#define CLASS(name, var) \
	class_##name##_t var __cleanup(class_##name##_destructor) = class_##name##_constructor
#define DEFINE_GUARD(name, type, lock, unlock) \
	DEFINE_CLASS(name, type, if (_T) { unlock; }, ({ lock; _T; }), type _T)
#define guard(name)	CLASS(name, __UNIQUE_ID(guard))
#define scoped_guard(name, ...) \
	for (CLASS(name, scope)(__VA_ARGS__), *done = NULL; !done; done = (void *)1)

/*
 * Tasks and registers. The words of a pt_regs are opaque: fill, copy and emit them whole; a single one takes the same register of another,
 * or -1 for not available.
 */
struct pt_regs {
	unsigned long r15, r14, r13, r12, bp, bx, r11, r10, r9, r8, ax, cx, dx, si, di;
	unsigned long orig_ax, ip, cs, flags, sp, ss;
};
struct mm_struct;
struct task_struct {
	int pid;
	unsigned int flags;
	struct mm_struct *mm;
};
#define PF_EXITING	0x00000004
#define PF_IO_WORKER	0x00000010
#define PF_WQ_WORKER	0x00000020
#define PF_MEMALLOC	0x00000800
#define PF_KTHREAD	0x00200000
void *__regnest_current(void);
void *__regnest_task_pt_regs(void);
int __regnest_user_mode(const struct pt_regs *regs);
bool user_64bit_mode(const struct pt_regs *regs);
#define current			((struct task_struct *)__regnest_current())
#define task_pt_regs(task)	((void)(task), (struct pt_regs *)__regnest_task_pt_regs())
#define user_mode(regs)		__regnest_user_mode(regs)

/* What perf_sample_regs_user() finds: where the user's registers are, and whether they are of 32 or 64 bits. */
struct perf_regs {
	__u64 abi;
	struct pt_regs *regs;
};
enum perf_sample_regs_abi {
	PERF_SAMPLE_REGS_ABI_NONE = 0,
	PERF_SAMPLE_REGS_ABI_32 = 1,
	PERF_SAMPLE_REGS_ABI_64 = 2,
};
u64 perf_reg_abi(struct task_struct *task);

/*
 * A sample: what perf_get_regs_user() copies, unless its range test says that kernel entry is half built; an answer of abi NONE; a pointer
 * to words that are there; what perf_output_sample_regs() writes out; sp, as PERF_SAMPLE_STACK_USER reads it when a sample is prepared and
 * again when it is written out; a sample lost for want of room.
 */
bool regnest_fill(struct pt_regs *regs);
bool regnest_half_built(void);
void regnest_none(void);
bool regnest_point(struct pt_regs *regs);
bool regnest_emit(struct pt_regs *regs);
bool regnest_user_stack(struct pt_regs *regs);
void regnest_drop(void);

/* What a sample is asked for. */
#define PERF_SAMPLE_CALLCHAIN	(1U << 5)
#define PERF_SAMPLE_REGS_USER	(1U << 12)
#define PERF_SAMPLE_STACK_USER	(1U << 13)
#define PERF_SAMPLE_REGS_INTR	(1U << 18)

/*
 * Where a sample was taken: the registers that a handler is given, a software event's caller, or a record of the hardware. All words that
 * are written out as one record must be of one of these.
 */
struct pebs_record_core {
	u64 flags, ip;
	u64 ax, bx, cx, dx;
	u64 si, di, bp, sp;
	u64 r8, r9, r10, r11;
	u64 r12, r13, r14, r15;
};
const void *__regnest_pebs_record(void);
#define regnest_pebs_record()	((const struct pebs_record_core *)__regnest_pebs_record())
void set_linear_ip(struct pt_regs *regs, unsigned long ip);	/* cs too, by the sign of ip */
void perf_fetch_caller_regs(struct pt_regs *regs);
bool regnest_emit_intr(struct pt_regs *regs);

/* A callchain, whose length is reserved when it is taken and must be what is written out. */
#define PERF_MAX_STACK_DEPTH	127
struct perf_callchain_entry {
	u64 nr;
	u64 ip[PERF_MAX_STACK_DEPTH];
};
void perf_callchain_kernel(struct perf_callchain_entry *entry, struct pt_regs *regs);
bool regnest_emit_callchain(struct perf_callchain_entry *entry);

/*
 * The levels of software events, one sample in each. Where a file does not call these, whoever fires its software events does, but for functions
 * that are marked __unguarded, as what calls bpf_event_output() is.
 */
int perf_swevent_get_recursion_context(void);
void perf_swevent_put_recursion_context(int rctx);

/* What must not happen. */
bool __regnest_warn_on(bool condition, const char *text);
void __regnest_bug_on(bool condition, const char *text);
void __regnest_hangs_on(bool condition, const char *text);
#define WARN_ON(condition)		__regnest_warn_on(!!(condition), "WARN_ON(" #condition ")")
#define WARN_ON_ONCE(condition)		__regnest_warn_on(!!(condition), "WARN_ON_ONCE(" #condition ")")
#define WARN(condition, ...)		__regnest_warn_on(!!(condition), "WARN(" #condition ")")
#define WARN_ONCE(condition, ...)	__regnest_warn_on(!!(condition), "WARN_ONCE(" #condition ")")
#define BUG_ON(condition)		__regnest_bug_on(!!(condition), "BUG_ON(" #condition ")")
#define BUG()				__regnest_bug_on(1, "BUG()")
#define VM_BUG_ON(condition)		BUG_ON(condition)
#define VM_WARN_ON(condition)		WARN_ON(condition)
#define VM_WARN_ON_ONCE(condition)	WARN_ON_ONCE(condition)
#define VM_WARN_ONCE(condition, ...)	WARN_ON_ONCE(condition)
#define WARN_ON_FPU(condition)		WARN_ON_ONCE(condition)
#define WARN_TAINT(condition, taint, ...)	WARN_ON(condition)
#define WARN_RATELIMIT(condition, ...)	WARN_ON(condition)
#define DEBUG_LOCKS_WARN_ON(condition)	WARN_ON_ONCE(condition)
#define assert(condition)		__regnest_bug_on(!(condition), "assert(" #condition ")")
#define lockdep_assert_irqs_disabled()	WARN_ON_ONCE(!irqs_disabled())
#define lockdep_assert_irqs_enabled()	WARN_ON_ONCE(irqs_disabled())
#define lockdep_assert_preemption_disabled()	WARN_ON_ONCE(preemptible())
#define lockdep_assert_held(lock)	WARN_ON_ONCE(!READ_ONCE(*(int *)(lock)))
#define lockdep_assert_in_softirq()	WARN_ON_ONCE(!in_softirq() || in_hardirq() || in_nmi())
#define lockdep_assert_preemption_enabled()	WARN_ON_ONCE(!preemptible())
#define lockdep_assert_in_irq()		WARN_ON_ONCE(!in_hardirq())
#define lockdep_assert_held_once(lock)	WARN_ON_ONCE(!READ_ONCE(*(int *)(lock)))
#define lockdep_assert_once(condition)	WARN_ON_ONCE(!(condition))
#define lockdep_assert(condition)	WARN_ON(!(condition))
#define lockdep_is_held(lock)		1

/* The words of SV-COMP. Of a type wider than a char, the values that the constants of the file tell apart are tried. */
void __VERIFIER_assert(int condition);
void __VERIFIER_assume(int condition);
void reach_error(void);
void __VERIFIER_error(void);
void __assert_fail(const char *assertion, const char *file, unsigned int line, const char *function);
void abort(void);
bool __VERIFIER_nondet_bool(void);
char __VERIFIER_nondet_char(void);
unsigned char __VERIFIER_nondet_uchar(void);
short __VERIFIER_nondet_short(void);
unsigned short __VERIFIER_nondet_ushort(void);
int __VERIFIER_nondet_int(void);
unsigned int __VERIFIER_nondet_uint(void);
unsigned int __VERIFIER_nondet_unsigned(void);
long __VERIFIER_nondet_long(void);
unsigned long __VERIFIER_nondet_ulong(void);
long long __VERIFIER_nondet_longlong(void);
unsigned long long __VERIFIER_nondet_ulonglong(void);
unsigned long __VERIFIER_nondet_size_t(void);

/* And those of Dartagnan for interrupts: main() is the task, and what it makes a handler of interrupts it once. */
typedef unsigned long pthread_t;
typedef unsigned long pthread_attr_t;
void __VERIFIER_make_interrupt_handler(void);
void __VERIFIER_register_interrupt_handler(void *(*handler)(void *));
int pthread_create(pthread_t *thread, const pthread_attr_t *attr, void *(*start)(void *), void *arg);
int pthread_join(pthread_t thread, void **result);
void __VERIFIER_disable_irq(void);
void __VERIFIER_enable_irq(void);
void __VERIFIER_make_cb(void);

void *memset(void *to, int value, size_t size);
void *memcpy(void *to, const void *from, size_t size);
void *memmove(void *to, const void *from, size_t size);
int memcmp(const void *one, const void *other, size_t size);
int printk(const char *format, ...);
#define KERN_EMERG	""
#define KERN_ALERT	""
#define KERN_CRIT	""
#define KERN_ERR	""
#define KERN_WARNING	""
#define KERN_NOTICE	""
#define KERN_INFO	""
#define KERN_DEBUG	""
#define KERN_CONT	""
#define pr_debug(...)	printk(__VA_ARGS__)
#define pr_warn(...)	printk(__VA_ARGS__)
#define pr_err(...)	printk(__VA_ARGS__)
#define pr_info(...)	printk(__VA_ARGS__)
#define pr_notice(...)	printk(__VA_ARGS__)
#define pr_crit(...)	printk(__VA_ARGS__)
#define pr_alert(...)	printk(__VA_ARGS__)
#define pr_emerg(...)	printk(__VA_ARGS__)
#define pr_cont(...)	printk(__VA_ARGS__)
#define pr_warn_once(...)	printk(__VA_ARGS__)
#define pr_err_once(...)	printk(__VA_ARGS__)
#define pr_info_once(...)	printk(__VA_ARGS__)
#define printk_once(...)	printk(__VA_ARGS__)
#define printk_deferred(...)	printk(__VA_ARGS__)

/*
 * Work that is queued from anywhere and done in an interrupt of its own, which arrives where hardirqs may once a file queues some. Whoever finds it
 * pending leaves it so. Source: kernel/irq_work.c.
 */
struct __call_single_node {
	struct llist_node llist;
	union {
		unsigned int u_flags;
		atomic_t a_flags;
	};
	u16 src, dst;
};
struct irq_work {
	struct __call_single_node node;
	void (*func)(struct irq_work *);
	struct rcuwait irqwait;
};
enum {
	IRQ_WORK_PENDING = 0x01,
	IRQ_WORK_BUSY = 0x02,
	IRQ_WORK_CLAIMED = 0x03,
	IRQ_WORK_LAZY = 0x04,
	IRQ_WORK_HARD_IRQ = 0x08,
	CSD_TYPE_IRQ_WORK = 0x20,
};
#define __IRQ_WORK_INIT(function, flags)	(struct irq_work){ .node = { .u_flags = (flags) }, .func = (function) }
#define IRQ_WORK_INIT(function)		__IRQ_WORK_INIT(function, 0)
#define IRQ_WORK_INIT_LAZY(function)	__IRQ_WORK_INIT(function, IRQ_WORK_LAZY)
#define IRQ_WORK_INIT_HARD(function)	__IRQ_WORK_INIT(function, IRQ_WORK_HARD_IRQ)
#define DEFINE_IRQ_WORK(name, function)	struct irq_work name = IRQ_WORK_INIT(function)
#define init_irq_work(work, function)	((void)(*(work) = IRQ_WORK_INIT(function)))
#define irq_work_is_pending(work)	((atomic_read(&(work)->node.a_flags) & IRQ_WORK_PENDING) != 0)
#define irq_work_is_busy(work)		((atomic_read(&(work)->node.a_flags) & IRQ_WORK_BUSY) != 0)
#define irq_work_is_hard(work)		((atomic_read(&(work)->node.a_flags) & IRQ_WORK_HARD_IRQ) != 0)
#define irq_work_queue(work)		__regnest_irq_work_queue(work)
#define irq_work_queue_on(work, cpu)	((void)(cpu), irq_work_queue(work))
#define irq_work_sync(work)		do { while (irq_work_is_busy(work)) cpu_relax(); } while (0)
void __regnest_raises(void (*handler)(void));
struct llist_head *__regnest_raised(void);
#define __regnest_irq_work \
static __attribute__((__unused__)) void irq_work_interrupt(void) \
{ \
	struct llist_node *next = xchg(&__regnest_raised()->first, NULL); \
\
	while (next) { \
		struct irq_work *work = (struct irq_work *)next; \
		int flags = atomic_read(&work->node.a_flags) & ~IRQ_WORK_PENDING; \
\
		next = next->next; \
		atomic_set(&work->node.a_flags, flags); \
		smp_mb(); \
		work->func(work); \
		(void)atomic_cmpxchg(&work->node.a_flags, flags, flags & ~IRQ_WORK_BUSY); \
	} \
} \
static __attribute__((__unused__)) bool __regnest_irq_work_queue(struct irq_work *work) \
{ \
	struct llist_head *raised = __regnest_raised(); \
	struct llist_node *first; \
\
	__regnest_raises(irq_work_interrupt); \
	if (atomic_fetch_or(IRQ_WORK_CLAIMED | CSD_TYPE_IRQ_WORK, &work->node.a_flags) & IRQ_WORK_PENDING) \
		return false; \
	first = READ_ONCE(raised->first); \
	do \
		work->node.llist.next = first; \
	while (!try_cmpxchg(&raised->first, &first, &work->node.llist)); \
	return true; \
}

/* Macros here that are functions in the kernel, as a file may declare them. */
void (spin_lock)(spinlock_t *lock);
void (spin_unlock)(spinlock_t *lock);
int (spin_trylock)(spinlock_t *lock);
int (spin_is_locked)(spinlock_t *lock);
void (spin_lock_irq)(spinlock_t *lock);
void (spin_unlock_irq)(spinlock_t *lock);
void (spin_unlock_irqrestore)(spinlock_t *lock, unsigned long flags);
void (spin_lock_bh)(spinlock_t *lock);
void (spin_unlock_bh)(spinlock_t *lock);
int (atomic_read)(const atomic_t *v);
void (atomic_set)(atomic_t *v, int i);
void (atomic_add)(int i, atomic_t *v);
void (atomic_sub)(int i, atomic_t *v);
void (atomic_inc)(atomic_t *v);
void (atomic_dec)(atomic_t *v);
int (atomic_add_return)(int i, atomic_t *v);
int (atomic_sub_return)(int i, atomic_t *v);
int (atomic_inc_return)(atomic_t *v);
int (atomic_dec_return)(atomic_t *v);
bool (atomic_dec_and_test)(atomic_t *v);
int (atomic_xchg)(atomic_t *v, int i);
int (atomic_cmpxchg)(atomic_t *v, int old, int i);
void (set_bit)(long nr, volatile unsigned long *p);
void (clear_bit)(long nr, volatile unsigned long *p);
bool (test_bit)(long nr, const volatile unsigned long *p);
bool (test_and_set_bit)(long nr, volatile unsigned long *p);
bool (test_and_clear_bit)(long nr, volatile unsigned long *p);
void (rcu_read_lock)(void);
void (rcu_read_unlock)(void);
void (local_irq_disable)(void);
void (local_irq_enable)(void);
void (cpu_relax)(void);

/*
 * The kernel's own guards. That of a lock with its flags is the address of the lock, which is even, and whether irqs were off. Compiled code
 * has them where the words that they are made of are instructions.
 */
#define __regnest_guards \
	DEFINE_CLASS(preempt, int, preempt_enable(), ({ preempt_disable(); 1; }), void) \
	DEFINE_CLASS(preempt_notrace, int, preempt_enable(), ({ preempt_disable(); 1; }), void) \
	DEFINE_CLASS(rcu, int, (void)_T, 1, void) \
	DEFINE_CLASS(irq, int, local_irq_enable(), ({ local_irq_disable(); 1; }), void) \
	DEFINE_CLASS(irqsave, long, local_irq_restore(_T), __regnest_irq_save(), void) \
	DEFINE_GUARD(raw_spinlock, raw_spinlock_t *, raw_spin_lock(_T), raw_spin_unlock(_T)) \
	DEFINE_GUARD(raw_spinlock_irq, raw_spinlock_t *, raw_spin_lock_irq(_T), raw_spin_unlock_irq(_T)) \
	DEFINE_GUARD(raw_spinlock_bh, raw_spinlock_t *, raw_spin_lock_bh(_T), raw_spin_unlock_bh(_T)) \
	DEFINE_GUARD(spinlock, spinlock_t *, spin_lock(_T), spin_unlock(_T)) \
	DEFINE_GUARD(spinlock_irq, spinlock_t *, spin_lock_irq(_T), spin_unlock_irq(_T)) \
	DEFINE_GUARD(spinlock_bh, spinlock_t *, spin_lock_bh(_T), spin_unlock_bh(_T)) \
	DEFINE_CLASS(raw_spinlock_irqsave, unsigned long, \
		raw_spin_unlock_irqrestore((raw_spinlock_t *)(_T & ~1UL), _T & 1 ? X86_EFLAGS_IF : 0), \
		({ long flags; raw_spin_lock_irqsave(lock, flags); (unsigned long)lock | !irqs_disabled_flags(flags); }), \
		raw_spinlock_t *lock) \
	DEFINE_CLASS(spinlock_irqsave, unsigned long, \
		spin_unlock_irqrestore((spinlock_t *)(_T & ~1UL), _T & 1 ? X86_EFLAGS_IF : 0), \
		({ long flags; spin_lock_irqsave(lock, flags); (unsigned long)lock | !irqs_disabled_flags(flags); }), \
		spinlock_t *lock)
#ifndef REGNEST_NATIVE_H
__regnest_irq_work
#endif
#if !defined(REGNEST_NATIVE_H) && !defined(__REGNEST_WITHOUT_GUARDS__)
__regnest_guards
#endif

#endif
