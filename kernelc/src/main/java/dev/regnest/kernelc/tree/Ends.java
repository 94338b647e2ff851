package dev.regnest.kernelc.tree;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The functions behind which a tree is not followed: what they do is no memory of one CPU that interrupts could share, but another task's turn,
 * room for an object, or a device.
 *
 * <p>None of them is taken to do nothing: who needs one gives it a body.
 */
final class Ends {
  private static final Map<String, List<String>> WHERE = new LinkedHashMap<>();

  static {
    WHERE.put(
        "the scheduler",
        List.of(
            "schedule(_\\w+)?",
            "preempt_schedule\\w*",
            "_?cond_resched\\w*",
            "wake_up_\\w+",
            "__wake_up\\w*",
            "try_to_wake_up",
            "default_wake_function",
            "resched_\\w+",
            "set_tsk_need_resched",
            "yield\\w*",
            "m?u?sleep\\w*",
            "complete(_all)?",
            "wait_for_completion\\w*",
            "finish_wait",
            "prepare_to_wait\\w*",
            "__?mutex_\\w+",
            "mutex_\\w+",
            "down\\w*",
            "up(_read|_write)?",
            "queue_\\w*work\\w*",
            "schedule_\\w*work\\w*",
            "kthread_\\w+",
            "rcuwait_wake_up",
            "call_rcu\\w*",
            "synchronize_rcu\\w*",
            "set_current_state",
            "send_sig\\w*",
            "kill_fasync",
            "fasync_helper",
            "task_work_add",
            "signal_wake_up\\w*"));
    WHERE.put(
        "an allocator",
        List.of(
            "k[mzc]alloc\\w*",
            "kmalloc_\\w+",
            "__kmalloc\\w*",
            "krealloc\\w*",
            "kv?free\\w*",
            "kv[mzc]alloc\\w*",
            "k(mem)?dup\\w*",
            "vmalloc\\w*",
            "vzalloc\\w*",
            "vfree\\w*",
            "kmem_cache_\\w+",
            "__?alloc_percpu\\w*",
            "alloc_percpu\\w*",
            "free_percpu",
            "__get_free_pages?",
            "get_zeroed_page",
            "__?free_pages?",
            "alloc_pages?\\w*",
            "__alloc_pages\\w*",
            "mempool_\\w+",
            "percpu_ref_\\w+"));
    WHERE.put(
        "text for people",
        List.of(
            "v?s(c|n|cn)?printf",
            "seq_(printf|puts?|putc|write|put_\\w+|escape\\w*)",
            "sysfs_emit\\w*",
            "v?k?asprintf\\w*"));
    WHERE.put(
        "hardware",
        List.of(
            "arch_irq_work_raise",
            "native_\\w+",
            "(__)?pv_\\w+",
            "paravirt_\\w+",
            "smp_call_function\\w*",
            "smp_send_\\w+",
            "__?apic_\\w+",
            "rd(ms|ts)\\w+",
            "wrmsr\\w*",
            "outb\\w*",
            "inb\\w*",
            "(local|sched)_clock\\w*",
            "cpu_clock",
            "do_softirq_own_stack",
            "get_cycles",
            "hrtimer_\\w+",
            "mod_timer\\w*",
            "add_timer\\w*",
            "del_timer\\w*",
            "raise_cpu_softirq",
            "tick_\\w+",
            "tlb_\\w+",
            "flush_tlb\\w*",
            "copy_(to|from)_user\\w*",
            "__copy_(to|from)_user\\w*"));
  }

  private static final Map<String, Pattern> PATTERNS = new LinkedHashMap<>();

  static {
    WHERE.forEach((where, names) -> PATTERNS.put(where, Pattern.compile(String.join("|", names))));
  }

  private Ends() {}

  /** {@return where that function ends, in words, or empty if it is followed} */
  static Optional<String> in(String function) {
    return PATTERNS.entrySet().stream()
        .filter(each -> each.getValue().matcher(function).matches())
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** {@return whether a header that has a body for it only looks at variables, or calls another one of these} */
  static boolean isSaidInHeaders(String function) {
    return function.startsWith("tick_");
  }

  /** {@return a body for a function with that prototype, to be filled in} */
  static String stub(String prototype) {
    String line = prototype
        .replaceAll("\\s+", " ")
        .strip()
        .replaceFirst("^extern ", "")
        .replaceFirst(";$", "");
    boolean isVoid = line.matches("(static |inline |__\\w+ |asmlinkage )*void \\w.*");
    return line + (isVoid ? " { }" : " { return 0; }");
  }
}
