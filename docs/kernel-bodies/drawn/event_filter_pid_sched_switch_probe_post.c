/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Is what the next task is ignored for what the lists say of it, whatever traces in between?
 *
 * Hypotheses: nested-irqs
 * Era: V6_1
 * Result: PROVED
 */
struct trace_pid_list { int pid; };
struct trace_array_cpu { int ignore_pid; };
struct trace_array {
	struct trace_pid_list *filtered_pids, *filtered_no_pids;
	struct { struct trace_array_cpu __percpu *data; } array_buffer;
};
static bool trace_ignore_this_task(struct trace_pid_list *pids, struct trace_pid_list *no_pids, struct task_struct *task)
{
	return pids && pids->pid != task->pid;
}
// paste kernel/trace/trace_events.c event_filter_pid_sched_switch_probe_post

static DEFINE_PER_CPU(struct trace_array_cpu, data);
static struct trace_pid_list one = { .pid = 1 };
static struct trace_array tr = { .filtered_pids = &one, .array_buffer = { .data = &data } };
static struct task_struct other = { .pid = 7 };

static void __task t(void)
{
	event_filter_pid_sched_switch_probe_post(&tr, false, current, &other, 0);
	WARN_ON(!this_cpu_read(data.ignore_pid));
	event_filter_pid_sched_switch_probe_post(&tr, false, &other, current, 0);
	WARN_ON(this_cpu_read(data.ignore_pid));
}

static void __nmi n(void) { WARN_ON(this_cpu_read(data.ignore_pid) > 1); }
