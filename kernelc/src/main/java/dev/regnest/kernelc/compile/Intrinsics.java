package dev.regnest.kernelc.compile;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The functions that are not written in C, by name. What the kernel has as macros over these, the prelude has too. */
final class Intrinsics {
  static final Map<String, Intrinsic> ALL = all();

  private Intrinsics() {}

  /** {@return that function, unless the file has one of that name itself} */
  static Optional<Intrinsic> named(String name, Scope scope) {
    boolean own = scope.find(name).orElse(null) instanceof Symbol.Function function
        && function.definition != null;
    return own ? Optional.empty() : Optional.ofNullable(ALL.get(name));
  }

  /** {@return what a condition that consists of a call of it asks, if that is less than its value} */
  static Optional<Intrinsic> asCondition(String name, Scope scope) {
    return named(name, scope).map(any -> Contexts.CONDITIONS.get(name));
  }

  private static Map<String, Intrinsic> all() {
    Map<String, Intrinsic> all = new HashMap<>();
    all.putAll(Contexts.INTRINSICS);
    all.putAll(Instructions.INTRINSICS);
    all.putAll(MemoryBlocks.INTRINSICS);
    all.putAll(Bits.INTRINSICS);
    all.putAll(Oracles.INTRINSICS);
    all.putAll(ByType.INTRINSICS);
    all.putAll(Locks.INTRINSICS);
    all.putAll(Sampling.INTRINSICS);
    all.putAll(Verifier.INTRINSICS);
    all.putAll(Handlers.INTRINSICS);
    return Map.copyOf(all);
  }
}
