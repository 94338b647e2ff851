package dev.regnest.kernelc.compile;

import dev.regnest.kernelc.run.Code;
import dev.regnest.kernelc.types.CType;
import dev.regnest.kernelc.types.Ints;
import dev.regnest.kernelc.types.Type;
import java.util.HashMap;
import java.util.Map;

/** The words of SV-COMP: assertions, assumptions, and values that nobody knows. */
final class Verifier {
  static final Map<String, Intrinsic> INTRINSICS = all();

  private static final Type VOID = Type.of(new CType.Void());

  private Verifier() {}

  private static Map<String, Intrinsic> all() {
    Map<String, Intrinsic> all = new HashMap<>();
    all.put("__VERIFIER_assert", Verifier::asserts);
    all.put("__VERIFIER_assume", Verifier::assumes);
    all.put("reach_error", use -> fails(use, "reach_error()"));
    all.put("__assert_fail", use -> fails(use, "__assert_fail()"));
    all.put("__VERIFIER_error", use -> fails(use, "__VERIFIER_error()"));
    all.put("abort", use -> {
      use.unit().has(Trait.ASSUMES);
      use.unit().arms().ends();
      return Operand.value(VOID, run -> {
        throw run.cpu().assumesOtherwise();
      });
    });
    all.put("__VERIFIER_make_cb", Intrinsic.atBarrier(run -> run.cpu().barrier()));
    all.put("__VERIFIER_disable_irq", Intrinsic.atBarrier(run -> run.cpu().localIrqDisable()));
    all.put("__VERIFIER_enable_irq", Intrinsic.atBarrier(run -> run.cpu().localIrqEnable()));
    all.put("__VERIFIER_nondet_bool", use -> Nondet.of(use, Ints.BOOL));
    all.put("__VERIFIER_nondet_char", use -> Nondet.of(use, Ints.CHAR));
    integers()
        .forEach((name, words) -> all.put(
            "__VERIFIER_nondet_" + name,
            use ->
                Nondet.of(use, Ints.ofWords(java.util.List.of(words.split(" "))).orElseThrow())));
    return Map.copyOf(all);
  }

  /** The ends of names, each with the words of its type in the order of the alphabet. */
  private static Map<String, String> integers() {
    return Map.ofEntries(
        Map.entry("uchar", "char unsigned"),
        Map.entry("short", "short"),
        Map.entry("ushort", "short unsigned"),
        Map.entry("int", "int"),
        Map.entry("uint", "int unsigned"),
        Map.entry("unsigned", "int unsigned"),
        Map.entry("long", "long"),
        Map.entry("ulong", "long unsigned"),
        Map.entry("longlong", "long long"),
        Map.entry("ulonglong", "long long unsigned"),
        Map.entry("size_t", "long unsigned"));
  }

  private static Operand fails(Intrinsic.Use use, String what) {
    use.unit().claims(use.at(), what);
    use.unit().arms().ends();
    return Operand.value(VOID, run -> {
      throw run.oops(what);
    });
  }

  private static Operand asserts(Intrinsic.Use use) {
    use.unit().claims(use.at(), "__VERIFIER_assert");
    use.unit().arms().ends();
    Code condition = Named.condition(use, /* breaksIf= */ false);
    return Operand.value(VOID, run -> {
      if (run.mayEnd(condition) == 0) {
        throw run.oops("__VERIFIER_assert()");
      }
      run.asserts("__VERIFIER_assert()", /* holds= */ true);
      return 0;
    });
  }

  private static Operand assumes(Intrinsic.Use use) {
    use.unit().has(Trait.ASSUMES);
    use.unit().arms().ends();
    Code condition = use.code(0);
    return Operand.value(VOID, run -> {
      if (run.mayEnd(condition) == 0) {
        throw run.cpu().assumesOtherwise();
      }
      return 0;
    });
  }
}
