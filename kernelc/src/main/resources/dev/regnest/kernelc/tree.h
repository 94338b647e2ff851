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
#define cpu_online(cpu)			((void)(cpu), 1)
#define cpu_possible(cpu)		((void)(cpu), 1)
#define cpu_is_offline(cpu)		((void)(cpu), 0)

#define should_resched(offset)		((void)(offset), 0)

/* The lock below the others, which masks nothing itself. */
typedef struct { int locked; } arch_spinlock_t;
#define __ARCH_SPIN_LOCK_UNLOCKED	{ 0 }
#define arch_spin_is_locked(lock)	(READ_ONCE((lock)->locked) != 0)
#define arch_spin_trylock(lock)		(xchg(&(lock)->locked, 1) == 0)
#define arch_spin_unlock(lock)		smp_store_release(&(lock)->locked, 0)
#define arch_spin_lock(lock)	do { \
	arch_spinlock_t *__arch_lock = (lock); \
	__regnest_hangs_on(xchg(&__arch_lock->locked, 1) != 0, "deadlock: " #lock " is held already"); \
} while (0)

/* Patched branches. */
#define DEFINE_STATIC_KEY_TRUE_RO(name)		DEFINE_STATIC_KEY_TRUE(name)
#define DEFINE_STATIC_KEY_FALSE_RO(name)	DEFINE_STATIC_KEY_FALSE(name)
#define static_branch_maybe(config, branch)	static_key_false(&(branch)->key)

/* Patched calls: each is a pointer to what it calls. One that may call nothing is a statement of its own. */
#define DECLARE_STATIC_CALL(name, function)	extern __typeof__(function) *__SCK__##name
#define DEFINE_STATIC_CALL(name, function)	__typeof__(function) *__SCK__##name = function
#define DEFINE_STATIC_CALL_NULL(name, function)	__typeof__(function) *__SCK__##name
#define static_call(name)			(*READ_ONCE(__SCK__##name))
#define static_call_mod(name)			static_call(name)
#define static_call_cond(name)			!READ_ONCE(__SCK__##name) ? (void)0 : static_call(name)
#define static_call_query(name)			READ_ONCE(__SCK__##name)
#define static_call_update(name, function)	WRITE_ONCE(__SCK__##name, function)

/* What a CPU can do: of each feature a bool that is on or off, as a boot finds it. */
#define boot_cpu_has(feature)		__cpu_has_##feature
#define static_cpu_has(feature)		__cpu_has_##feature
#define cpu_feature_enabled(feature)	__cpu_has_##feature
#define this_cpu_has(feature)		__cpu_has_##feature
#define boot_cpu_has_bug(bug)		__cpu_has_##bug
#define static_cpu_has_bug(bug)		__cpu_has_##bug

/* What compilers are told, the linker, and debuggers. */
#define __irq_entry
#define __softirq_entry
#define __exception_irq_entry
#define RELOC_HIDE(p, offset)		((__typeof__(p))((char *)(p) + (offset)))
#define __must_be_array(a)		0
#define __READ_ONCE(x)			READ_ONCE(x)
#define __WRITE_ONCE(x, value)		WRITE_ONCE(x, value)
#define tracepoint_string(text)		(text)

#define early_printk(...)		printk(__VA_ARGS__)
#define might_resched()			do { } while (0)

/* As big as gcc's; who takes arguments out of one is refused there. */
typedef struct { unsigned long words[3]; } va_list;

/* What the linker lays over jiffies_64: it stands. */
unsigned long volatile jiffies;

/* Functions of a kernel that a header may make a macro of instructions. */
void do_softirq_own_stack(void);

/* The count of the task that page faults ask; since v4.2 preemption is another matter. */
#define pagefault_disable()		barrier()
#define pagefault_enable()		barrier()
#define DEFINE_MUTEX(name)		struct mutex name
#define __MUTEX_INITIALIZER(name)	{ }
