package dev.regnest.properties.contract;

import dev.regnest.check.Claim;
import dev.regnest.explore.Hypotheses;
import dev.regnest.explore.Hypothesis;
import dev.regnest.explore.Schedule;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a design admits to break, claim by claim and hypothesis by hypothesis; all the rest it promises. */
final class Breaks {
  private final Map<Claim, Set<String>> hypotheses = new EnumMap<>(Claim.class);

  private final Map<String, Schedule> witnesses = new HashMap<>();

  private Breaks() {}

  /** {@return the breaks of a design that promises everything} */
  static Breaks nothing() {
    return new Breaks();
  }

  /** Admits that the claim breaks under these. */
  Breaks but(Claim claim, String... under) {
    return add(claim, List.of(under));
  }

  /** Admits that the claim breaks under all standard hypotheses but these. */
  Breaks everywhere(Claim claim, String... except) {
    Set<String> all = ids();
    known(List.of(except)).forEach(all::remove);
    return add(claim, List.copyOf(all));
  }

  /** Admits that the claim breaks under this one, too seldom to be met by chance, and says by which schedule. */
  Breaks rarely(Claim claim, String under, String schedule) {
    witnesses.put(claim + " " + under, Schedule.parse(schedule));
    return but(claim, under);
  }

  /** {@return the schedule of a break that is too rare to be met by chance} */
  Optional<Schedule> witness(Claim claim, Hypothesis hypothesis) {
    return Optional.ofNullable(witnesses.get(claim + " " + hypothesis.id()));
  }

  boolean admit(Claim claim, Hypothesis hypothesis) {
    return hypotheses.getOrDefault(claim, Set.of()).contains(hypothesis.id());
  }

  private Breaks add(Claim claim, List<String> under) {
    hypotheses.computeIfAbsent(claim, c -> new LinkedHashSet<>()).addAll(known(under));
    return this;
  }

  private static List<String> known(List<String> under) {
    for (String id : under) {
      if (!ids().contains(id)) {
        throw new AssertionError("no hypothesis \"" + id + "\"; known: " + ids());
      }
    }
    return under;
  }

  private static Set<String> ids() {
    Set<String> ids = new LinkedHashSet<>();
    Hypotheses.provable().forEach(hypothesis -> ids.add(hypothesis.id()));
    return ids;
  }
}
