/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Is the cookie that a sample was told the cookie of the record that follows?
 *
 * The order of kernel/unwind/deferred.c and include/linux/unwind_deferred.h as read in v6.19, in words of this file. On the way out to
 * user mode the mask is dropped first, and then the cookie. An NMI between the two is told the cookie that is about to go, and the
 * callback that it asks for reads 0. That is what the model says of this order; it was not observed on a running kernel.
 *
 * Two users: the task asks by bit TASK, the NMI by bit NMI. Each compares the cookie that it was told with that of its next record.
 *
 * Hypotheses: nested-irqs
 * Era: V6_19
 * Result: VIOLATED ASSERT
 */
#define PENDING	1
#define TASK	2
#define NMI	4
#define NONE	0

static atomic_t mask;		/* of current, as all here */
static int cookie;		/* 0: none has been given out in this entry */
static bool work_queued;
static DEFINE_PER_CPU(int, last_cookie);

static int told_task, told_nmi;

/* Two cookies are enough to tell one from the next. */
static int get_cookie(void)
{
	int next = 3 - (this_cpu_read(last_cookie) ?: 2);

	if (cmpxchg(&cookie, NONE, next) == NONE)
		this_cpu_write(last_cookie, next);
	return READ_ONCE(cookie);
}

static int request(int user)
{
	int told = get_cookie();

	if (!(atomic_read(&mask) & user) &&
	    !(atomic_fetch_or(user | PENDING, &mask) & PENDING))
		WRITE_ONCE(work_queued, true);
	return told;
}

static void callback(void)
{
	int users, now;

	WRITE_ONCE(work_queued, false);
	users = atomic_fetch_andnot(PENDING, &mask);
	now = READ_ONCE(cookie);
	if (users & TASK)
		WARN_ON(told_task && told_task != now);
	if (users & NMI)
		WARN_ON(told_nmi && told_nmi != now);
	told_task = 0;
	told_nmi = 0;
}

/* The last of it, with irqs off: no work is left but what an NMI queues from here on. */
static void exit_to_user_mode(void)
{
	int bits = atomic_read(&mask);

	if (!bits)
		return;
	do {
		if (bits & PENDING)
			return;
	} while (!atomic_try_cmpxchg(&mask, &bits, 0));
	WRITE_ONCE(cookie, NONE);
}

static void __task task(void)
{
	told_task = request(TASK);
	local_irq_disable();
	while (READ_ONCE(work_queued)) {
		local_irq_enable();
		callback();
		local_irq_disable();
	}
	exit_to_user_mode();
	local_irq_enable();
}

static void __nmi nmi(void)
{
	told_nmi = request(NMI);
}
