package dev.regnest.kernelc.preprocess;

import java.util.List;
import java.util.Set;

/**
 * The calls that trace and debug: where nobody uses their value and no body of theirs is to be had, they do nothing that a hypothesis could
 * tell, and are left out. Their arguments are evaluated.
 *
 * <p>What asserts is none of them: {@code lockdep_assert_*()} stay assertions.
 */
public final class LeftOutCalls {
  private static final String ASSERTS = "lockdep_assert_";

  private static final List<String> PREFIXES = List.of(
      "trace_",
      "kasan_",
      "kcsan_",
      "kmsan_",
      "instrument_",
      "instrumentation_",
      "lockdep_",
      "lock_map_",
      "ASSERT_EXCLUSIVE_");

  private static final Set<String> NAMES = Set.of(
      "might_sleep",
      "might_sleep_if",
      "might_fault",
      "cant_sleep",
      "cant_migrate",
      "dump_stack",
      "prefetch",
      "prefetchw");

  private LeftOutCalls() {}

  /** {@return whether a function of that name traces or debugs, if the file does not say what it does} */
  public static boolean has(String function) {
    return !function.startsWith(ASSERTS)
        && (NAMES.contains(function) || PREFIXES.stream().anyMatch(function::startsWith));
  }
}
