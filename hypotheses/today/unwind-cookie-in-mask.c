/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Is the cookie that a sample was told that of the record that follows, if cookie and mask are one word?
 *
 * unwind-cookie.c with one cmpxchg on the way out in place of a cmpxchg and a store: nothing comes between the two. A proposal to
 * compare with, not what any kernel does.
 *
 * Hypotheses: nested-irqs
 * Era: V6_19
 * Result: PROVED
 */
#define PENDING	1
#define TASK	2
#define NMI	4
#define MASK	7
#define SHIFT	3

static int word;		/* of current: a mask, and above it the cookie, 0 where none has been given out */
static bool work_queued;
static DEFINE_PER_CPU(int, last_cookie);

static int told_task, told_nmi;

static int request(int user)
{
	int before = READ_ONCE(word);

	for (;;) {
		int next = 3 - (this_cpu_read(last_cookie) ?: 2);
		int cookie = before >> SHIFT ?: next;
		int found;

		if (before & user)
			return cookie;
		found = cmpxchg(&word, before, cookie << SHIFT | (before & MASK) | user | PENDING);
		if (found == before) {
			if (!(before >> SHIFT))
				this_cpu_write(last_cookie, cookie);
			if (!(before & PENDING))
				WRITE_ONCE(work_queued, true);
			return cookie;
		}
		before = found;
	}
}

static void callback(void)
{
	int found;

	WRITE_ONCE(work_queued, false);
	do {
		found = READ_ONCE(word);
	} while (cmpxchg(&word, found, found & ~PENDING) != found);
	if (found & TASK)
		WARN_ON(told_task && told_task != found >> SHIFT);
	if (found & NMI)
		WARN_ON(told_nmi && told_nmi != found >> SHIFT);
	told_task = 0;
	told_nmi = 0;
}

static void exit_to_user_mode(void)
{
	int found = READ_ONCE(word);

	if (!found)
		return;
	do {
		if (found & PENDING)
			return;
	} while (!try_cmpxchg(&word, &found, 0));
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
