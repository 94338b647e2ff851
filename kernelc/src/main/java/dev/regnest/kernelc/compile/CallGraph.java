package dev.regnest.kernelc.compile;

import dev.regnest.kernelc.source.Position;
import dev.regnest.kernelc.source.Problems;
import dev.regnest.kernelc.source.Rule;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Which function calls which by name. */
final class CallGraph {
  private final Map<String, Map<String, Position>> calls = new LinkedHashMap<>();

  void add(String caller, String callee, Position at) {
    calls.computeIfAbsent(caller, c -> new LinkedHashMap<>()).putIfAbsent(callee, at);
  }

  /** Tells of every call by which a function can come to call itself. */
  void findRecursion(Problems problems) {
    calls.forEach((caller, callees) -> callees.forEach((callee, at) -> {
      if (reaches(callee, caller)) {
        problems.add(
            at,
            Rule.RECURSION,
            "'" + callee + "()' leads back to '" + caller + "()'; recursion is not supported");
      }
    }));
  }

  /** {@return whether the one is the other, or calls it by name sooner or later} */
  boolean reaches(String from, String to) {
    return reaches(from, to, new HashSet<>());
  }

  private boolean reaches(String from, String to, Set<String> seen) {
    if (from.equals(to)) {
      return true;
    }
    if (!seen.add(from)) {
      return false;
    }
    return calls.getOrDefault(from, Map.of()).keySet().stream().anyMatch(c -> reaches(c, to, seen));
  }
}
