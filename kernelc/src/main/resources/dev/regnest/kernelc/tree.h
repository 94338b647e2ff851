/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Words of regnest's own beyond those of regnest.h, which stand in for the ones of a kernel tree, each fetched where a text of the tree names
 * it: what the kernel writes as instructions, as patched code, or for a debugger.
 */

/* The words of one size are those of any size. */
#define this_cpu_read_1(name)		this_cpu_read(name)
#define this_cpu_read_2(name)		this_cpu_read(name)
#define this_cpu_read_4(name)		this_cpu_read(name)
#define this_cpu_read_8(name)		this_cpu_read(name)
#define this_cpu_read_stable(name)	this_cpu_read(name)
#define this_cpu_write_1(name, value)	this_cpu_write(name, value)
#define this_cpu_write_2(name, value)	this_cpu_write(name, value)
#define this_cpu_write_4(name, value)	this_cpu_write(name, value)
#define this_cpu_write_8(name, value)	this_cpu_write(name, value)
#define raw_cpu_read_4(name)		this_cpu_read(name)
#define raw_cpu_read_8(name)		this_cpu_read(name)
#define raw_cpu_write_4(name, value)	this_cpu_write(name, value)
#define raw_cpu_write_8(name, value)	this_cpu_write(name, value)
#define raw_cpu_add_4(name, n)		this_cpu_add(name, n)
#define raw_cpu_add_8(name, n)		this_cpu_add(name, n)
#define DECLARE_PER_CPU_SHARED_ALIGNED(type, name)	DECLARE_PER_CPU(type, name)
#define DECLARE_PER_CPU_READ_MOSTLY(type, name)	DECLARE_PER_CPU(type, name)
#define DECLARE_PER_CPU_FIRST(type, name)	DECLARE_PER_CPU(type, name)
#define DECLARE_PER_CPU_PAGE_ALIGNED(type, name)	DECLARE_PER_CPU(type, name)
#define DEFINE_PER_CPU_FIRST(type, name)	DEFINE_PER_CPU(type, name)
#define DEFINE_PER_CPU_PAGE_ALIGNED(type, name)	DEFINE_PER_CPU(type, name)
#define __verify_pcpu_ptr(p)		((void)(p))
#define cpu_online(cpu)			((void)(cpu), 1)
#define cpu_possible(cpu)		((void)(cpu), 1)
#define cpu_is_offline(cpu)		((void)(cpu), 0)

/*
 * preempt_count, in the steps that the masks of regnest.h take: units of preempt_disable() and of local_bh_disable(). Other units belong to
 * the entry of interrupts, which is regnest's.
 */
static inline void __preempt_count_add(int val)
{
	BUG_ON(val < 0 || (val & ~PREEMPT_MASK) % SOFTIRQ_DISABLE_OFFSET || (val & ~PREEMPT_MASK) > SOFTIRQ_MASK);
	for (; val >= SOFTIRQ_DISABLE_OFFSET; val -= SOFTIRQ_DISABLE_OFFSET)
		local_bh_disable();
	for (; val > 0; val--)
		preempt_disable();
}

static inline void __preempt_count_sub(int val)
{
	BUG_ON(val < 0 || (val + 1 & ~PREEMPT_MASK) % SOFTIRQ_DISABLE_OFFSET || val > SOFTIRQ_MASK);
	if (val % SOFTIRQ_DISABLE_OFFSET == SOFTIRQ_DISABLE_OFFSET - 1) {
		preempt_disable();
		val++;
	}
	for (; val >= SOFTIRQ_DISABLE_OFFSET; val -= SOFTIRQ_DISABLE_OFFSET)
		local_bh_enable();
	for (; val > 0; val--)
		preempt_enable();
}
#define preempt_count_add(val)		__preempt_count_add(val)
#define preempt_count_sub(val)		__preempt_count_sub(val)
#define __preempt_count_inc()		preempt_disable()
#define preempt_count_inc()		preempt_disable()
#define preempt_count_dec()		preempt_enable()
#define preempt_count_dec_and_test()	({ preempt_enable(); 0; })
#define should_resched(offset)		((void)(offset), 0)

/* The counts of data that a lock protects: which lock is for a debugger alone. */
typedef seqcount_t seqcount_spinlock_t;
typedef seqcount_t seqcount_raw_spinlock_t;
typedef seqcount_t seqcount_rwlock_t;
typedef seqcount_t seqcount_mutex_t;
#define SEQCNT_SPINLOCK_ZERO(name, lock)	{ 0 }
#define SEQCNT_RAW_SPINLOCK_ZERO(name, lock)	{ 0 }

/* Patched branches: a key is what it is defined as until something of the text changes it. */
struct static_key { int enabled; };
struct static_key_true { struct static_key key; };
struct static_key_false { struct static_key key; };
#define STATIC_KEY_INIT_TRUE		{ 1 }
#define STATIC_KEY_INIT_FALSE		{ 0 }
#define STATIC_KEY_TRUE_INIT		{ { 1 } }
#define STATIC_KEY_FALSE_INIT		{ { 0 } }
#define DEFINE_STATIC_KEY_TRUE(name)	struct static_key_true name = { { 1 } }
#define DEFINE_STATIC_KEY_TRUE_RO(name)	struct static_key_true name = { { 1 } }
#define DEFINE_STATIC_KEY_FALSE(name)	struct static_key_false name = { { 0 } }
#define DEFINE_STATIC_KEY_FALSE_RO(name)	struct static_key_false name = { { 0 } }
#define DECLARE_STATIC_KEY_TRUE(name)	extern struct static_key_true name
#define DECLARE_STATIC_KEY_FALSE(name)	extern struct static_key_false name
#define static_branch_likely(x)		((x)->key.enabled > 0)
#define static_branch_unlikely(x)	((x)->key.enabled > 0)
#define static_branch_maybe(config, x)	((x)->key.enabled > 0)
#define static_key_enabled(x)		((x)->key.enabled > 0)
#define static_key_false(x)		((x)->enabled > 0)
#define static_key_true(x)		((x)->enabled > 0)

/* What compilers are told, and debuggers. */
#define RELOC_HIDE(p, offset)		((__typeof__(p))((char *)(p) + (offset)))
#define BUILD_BUG_ON_ZERO(condition)	((int)(sizeof(char[1 - 2 * !!(condition)]) - 1))
#define BUILD_BUG_ON_MSG(condition, message)	BUILD_BUG_ON(condition)
#define compiletime_assert(condition, message)	do { } while (0)
#define __must_be_array(a)		0
#define __READ_ONCE(x)			READ_ONCE(x)
#define __WRITE_ONCE(x, value)		WRITE_ONCE(x, value)
#define instrument_read(p, size)	do { } while (0)
#define instrument_write(p, size)	do { } while (0)
#define instrument_read_write(p, size)	do { } while (0)
#define instrument_atomic_read(p, size)	do { } while (0)
#define instrument_atomic_write(p, size)	do { } while (0)
#define instrument_atomic_read_write(p, size)	do { } while (0)
#define pagefault_disable()		preempt_disable()
#define pagefault_enable()		preempt_enable()
#define DEFINE_MUTEX(name)		struct mutex name
