package dev.regnest.report;

import dev.regnest.kernel.Register;
import dev.regnest.machine.Word;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A copy of register words, or the part of one that nothing interrupted. */
final class Copy {
  private final Set<String> from = new LinkedHashSet<>();
  private final Set<String> to = new LinkedHashSet<>();
  private final Set<Register> loaded = new LinkedHashSet<>();
  private final Set<Register> stored = new LinkedHashSet<>();
  private final Set<Integer> owners = new TreeSet<>();
  private final Map<String, Set<Register>> oddities = new LinkedHashMap<>();
  private int sample;

  Copy(Runs.Run run) {
    for (Happening happening : run.happenings()) {
      if (happening instanceof Happening.Loaded load) {
        add(load);
      } else if (happening instanceof Happening.Stored store) {
        add(store);
      }
    }
  }

  private void add(Happening.Loaded load) {
    Register register = load.cell().register().orElseThrow();
    from.add(Names.object(load.cell()));
    loaded.add(register);
    sample = load.sample();
    String oddity = Origins.ofNobody(Word.ofToken(load.value()));
    if (!oddity.isEmpty()) {
      oddities.computeIfAbsent(oddity, o -> new LinkedHashSet<>()).add(register);
    }
  }

  private void add(Happening.Stored store) {
    to.add(Names.object(store.cell()));
    stored.add(store.cell().register().orElseThrow());
    owners.addAll(store.owners());
    sample = store.sample();
  }

  int sample() {
    return sample;
  }

  /** {@return whether the words went to the sample's own stack, which nobody else sees} */
  boolean isPrivate() {
    return to.isEmpty();
  }

  /** {@return the pt_regs that were stored to, or read if what was stored to is private} */
  String object() {
    return String.join(", ", isPrivate() ? from : to);
  }

  /** {@return the words that went there} */
  Set<Register> registers() {
    return isPrivate() ? loaded : stored;
  }

  /** {@return the samples under way whose words were stored over} */
  Set<Integer> owners() {
    return owners;
  }

  /** {@return what was read that is nobody's register, such as "not pushed yet: ax, ip"; empty if all was in order} */
  String oddity() {
    List<String> all = oddities.entrySet().stream()
        .map(e -> e.getKey() + ": " + Text.labels(e.getValue()))
        .toList();
    return String.join("; ", all);
  }

  /** {@return the pt_regs to look at if one of them matters} */
  Set<String> touches() {
    Set<String> all = new LinkedHashSet<>(to);
    if (isPrivate() || !oddities.isEmpty()) {
      all.addAll(from);
    }
    return all;
  }
}
