package dev.regnest.kernelc;

import dev.regnest.explore.Hypotheses;
import dev.regnest.explore.Hypothesis;
import dev.regnest.kernel.EventSource;
import dev.regnest.kernelc.compile.Check;
import dev.regnest.kernelc.compile.Entry;
import dev.regnest.report.Text;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Why nothing was tested of a file that takes no samples and came by no assertion. */
final class Untested {
  private Untested() {}

  /** {@return it in words, with what to do about it; {@code sources} are what arrived} */
  static String of(List<Check> checks, Set<EventSource> sources) {
    if (checks.isEmpty()) {
      return "nothing is asserted: add WARN_ON() or an __at_rest check, see docs/writing-a-hypothesis.md";
    }
    List<Entry> leading =
        checks.stream().flatMap(check -> check.from().stream()).distinct().toList();
    boolean leftOut = leading.stream().allMatch(entry -> isLeftOut(entry, sources));
    return never(checks)
        + (leftOut
            ? leading.stream().map(Untested::elsewhere).distinct().collect(Collectors.joining())
            : "");
  }

  private static String never(List<Check> checks) {
    List<String> lines =
        checks.stream().map(check -> "" + check.at().line()).distinct().toList();
    return lines.size() == 1
        ? "the " + checks.get(0).word() + " at line " + lines.get(0) + " was never reached"
        : "none of the assertions at lines " + Text.list(lines) + " was ever reached";
  }

  /** What no source fires runs under every hypothesis. */
  private static boolean isLeftOut(Entry entry, Set<EventSource> sources) {
    Set<EventSource> fires = entry.sources();
    return !fires.isEmpty() && Collections.disjoint(fires, sources);
  }

  private static String elsewhere(Entry entry) {
    Optional<Hypothesis> other = Hypotheses.provable().stream()
        .filter(hypothesis -> !isLeftOut(entry, hypothesis.sources()))
        .findFirst();
    return "; " + entry.function().name() + "() does not run under this hypothesis"
        + other.map(hypothesis -> ", but does under " + hypothesis.id()).orElse("");
  }
}
