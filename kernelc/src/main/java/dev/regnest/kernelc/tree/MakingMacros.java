package dev.regnest.kernelc.tree;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The kernel's macros that stand where a declaration does: which of their arguments is the name that they make, if they make one. */
final class MakingMacros {
  /** Which argument of a macro is the name that it makes. */
  private static final Map<String, Integer> MAKERS = Map.ofEntries(
      Map.entry("DEFINE_PER_CPU", 1),
      Map.entry("DEFINE_PER_CPU_ALIGNED", 1),
      Map.entry("DEFINE_PER_CPU_SHARED_ALIGNED", 1),
      Map.entry("DEFINE_PER_CPU_READ_MOSTLY", 1),
      Map.entry("DEFINE_PER_CPU_FIRST", 1),
      Map.entry("DEFINE_PER_CPU_PAGE_ALIGNED", 1),
      Map.entry("DECLARE_PER_CPU", 1),
      Map.entry("DECLARE_PER_CPU_ALIGNED", 1),
      Map.entry("DECLARE_PER_CPU_SHARED_ALIGNED", 1),
      Map.entry("DECLARE_PER_CPU_READ_MOSTLY", 1),
      Map.entry("DECLARE_PER_CPU_FIRST", 1),
      Map.entry("DECLARE_PER_CPU_PAGE_ALIGNED", 1),
      Map.entry("DEFINE_STATIC_KEY_TRUE", 0),
      Map.entry("DEFINE_STATIC_KEY_FALSE", 0),
      Map.entry("DEFINE_STATIC_KEY_TRUE_RO", 0),
      Map.entry("DEFINE_STATIC_KEY_FALSE_RO", 0),
      Map.entry("DECLARE_STATIC_KEY_TRUE", 0),
      Map.entry("DECLARE_STATIC_KEY_FALSE", 0),
      Map.entry("DEFINE_STATIC_KEY_MAYBE", 1),
      Map.entry("DECLARE_STATIC_KEY_MAYBE", 1),
      Map.entry("DEFINE_SPINLOCK", 0),
      Map.entry("DEFINE_RAW_SPINLOCK", 0),
      Map.entry("DEFINE_MUTEX", 0),
      Map.entry("DECLARE_BITMAP", 0),
      Map.entry("DECLARE_WAIT_QUEUE_HEAD", 0),
      Map.entry("DECLARE_RWSEM", 0),
      Map.entry("DECLARE_COMPLETION", 0),
      Map.entry("DECLARE_WORK", 0),
      Map.entry("DECLARE_DELAYED_WORK", 0),
      Map.entry("LIST_HEAD", 0),
      Map.entry("LLIST_HEAD", 0));

  /** A static call is a pointer to what it calls, by the name that the kernel gives its key. */
  private static final String KEY = "__SCK__";

  private static final Set<String> STATIC_CALLS =
      Set.of("DECLARE_STATIC_CALL", "DEFINE_STATIC_CALL", "DEFINE_STATIC_CALL_NULL");

  /** What says something about a name that is declared elsewhere. */
  private static final Set<String> SAY_SOMETHING = Set.of(
      "NOKPROBE_SYMBOL",
      "module_param",
      "module_param_named",
      "core_param",
      "early_param",
      "__setup",
      "late_initcall",
      "core_initcall",
      "early_initcall",
      "subsys_initcall",
      "device_initcall",
      "module_init",
      "module_exit",
      "fs_initcall",
      "pure_initcall",
      "arch_initcall",
      "postcore_initcall",
      "static_assert",
      "BUILD_BUG_ON");

  private MakingMacros() {}

  /** {@return the number of the argument that is the name, or empty for a macro that makes none or is not known} */
  static Optional<Integer> nameOf(String macro) {
    return STATIC_CALLS.contains(macro) ? Optional.of(0) : Optional.ofNullable(MAKERS.get(macro));
  }

  /** {@return what it puts in front of that argument} */
  static String prefix(String macro) {
    return STATIC_CALLS.contains(macro) ? KEY : "";
  }

  /** {@return whether it is one of these} */
  static boolean isKnown(String macro) {
    return nameOf(macro).isPresent() || SAY_SOMETHING.contains(macro);
  }

  /** {@return whether it says something about what is declared elsewhere, whatever its arguments} */
  static boolean exports(String macro) {
    return macro.startsWith("EXPORT_") || macro.startsWith("MODULE_");
  }
}
