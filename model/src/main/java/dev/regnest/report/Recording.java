package dev.regnest.report;

import dev.regnest.check.Claim;
import dev.regnest.check.Violation;
import dev.regnest.kernel.EventSource;
import dev.regnest.machine.Cell;
import dev.regnest.machine.Dependences;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One run, written down.
 *
 * @param happenings what happened, in order
 * @param lines for each of them the line of source that its code stood at, empty where it has none
 * @param causes for each of them the loads of its frame that led to it
 * @param passed the branches past which its code came without a store
 * @param violations the violations by the index of the happening they came with
 * @param claimed what led to those of them that code claimed itself
 * @param sources what fired the samples, by their number less one
 * @param samples what the samples are called, by their number less one
 * @param visits the frames, in the order of their arrival
 * @param values writes what cells hold
 */
record Recording(
    List<Happening> happenings,
    List<String> lines,
    List<Dependences> causes,
    List<Passed> passed,
    Map<Integer, List<Violation>> violations,
    Map<Violation, Claimed> claimed,
    List<EventSource> sources,
    List<String> samples,
    List<Visit> visits,
    Values values) {

  /** Writes values as the code that ran would. */
  interface Values {
    /** {@return what that cell holds} */
    String written(Cell cell, int value);
  }

  /**
   * A branch that code came past, another way through which would have stored.
   *
   * @param visit the frame
   * @param before the number of happenings before its end
   * @param causes the loads of that frame that decided which way it went
   * @param addresses the cells to which another way would have stored
   * @param others whether it might have stored through pointers as well, nobody knows where
   */
  record Passed(
      Visit visit, int before, Dependences causes, Set<Integer> addresses, boolean others) {
    /** Copies the set. */
    Passed {
      addresses = Set.copyOf(addresses);
    }
  }

  /**
   * What led to a violation that code came to.
   *
   * @param visit the frame
   * @param before the number of happenings before it
   * @param causes the loads of that frame that led to it
   * @param lookedAt what code has looked at after everything had returned
   * @param named the local variables and calls that it names, as {@code who is 't'}
   */
  record Claimed(
      Visit visit, int before, Dependences causes, List<LookedAt> lookedAt, List<String> named) {
    /** Copies the lists. */
    Claimed {
      lookedAt = List.copyOf(lookedAt);
      named = List.copyOf(named);
    }
  }

  /** A cell that code has looked at after everything had returned, and what it found. */
  record LookedAt(Cell cell, int value) {}

  private static final Set<Claim> OF_VALUES = EnumSet.of(Claim.P2, Claim.P3);

  /** Copies the collections. */
  Recording {
    happenings = List.copyOf(happenings);
    lines = List.copyOf(lines);
    causes = List.copyOf(causes);
    passed = List.copyOf(passed);
    violations = Map.copyOf(violations);
    claimed = Map.copyOf(claimed);
    sources = List.copyOf(sources);
    samples = List.copyOf(samples);
    visits = List.copyOf(visits);
  }

  /** {@return whether the code that ran has lines of source} */
  boolean hasSource() {
    return lines.stream().anyMatch(line -> !line.isEmpty());
  }

  /** {@return the line of source of a run, as {@code trace.c:12}, or empty} */
  String line(Runs.Run run) {
    return lines.get(run.start());
  }

  /** {@return whether samples store over each other's words there, but only equal ones: no wrong value goes out} */
  boolean isOfEqualWords() {
    Set<Claim> broken = EnumSet.noneOf(Claim.class);
    violations.values().forEach(all -> all.forEach(violation -> broken.add(violation.claim())));
    return broken.contains(Claim.P1) && Collections.disjoint(broken, OF_VALUES);
  }

  /** {@return by what values a condition broke that code claims: of what it names, and of what it has looked at; empty if none are known} */
  List<String> reasons(Violation violation) {
    Claimed by = claimed.get(violation);
    if (by == null) {
      return List.of();
    }
    Stream<String> found = by.lookedAt().stream()
        .map(each -> each.cell().name() + " is " + values.written(each.cell(), each.value()));
    return Stream.concat(by.named().stream(), found).distinct().toList();
  }

  /** {@return the index of the happening with which that violation came} */
  int index(Violation violation) {
    return violations.entrySet().stream()
        .filter(entry -> entry.getValue().contains(violation))
        .mapToInt(Map.Entry::getKey)
        .min()
        .orElseThrow();
  }

  /** {@return the last store to that cell before so many happenings, or empty if there is none} */
  Optional<Happening> lastStore(Cell cell, int before) {
    for (int i = before - 1; i >= 0; i--) {
      if (happenings.get(i) instanceof Happening.Stored stored && stored.cell() == cell) {
        return Optional.of(stored);
      }
    }
    return Optional.empty();
  }

  /** {@return whether that sample has still something to do after that happening} */
  boolean goesOn(int sample, int index) {
    return happenings.subList(index + 1, happenings.size()).stream()
        .anyMatch(happening -> happening.sample() == sample);
  }

  /** {@return that run of questions with those that its frame has asked right before, on other lines} */
  Runs.Run asked(Runs.Run run) {
    int start = run.start();
    while (start > 0
        && happenings.get(start - 1) instanceof Happening.Asked
        && happenings.get(start - 1).visit() == run.first().visit()) {
      start--;
    }
    return new Runs.Run(
        start, happenings.subList(start, run.start() + run.happenings().size()));
  }

  /** {@return the violations that came with that happening} */
  List<Violation> violations(int index) {
    return violations.getOrDefault(index, List.of());
  }

  /** {@return the frame in which the last of what the schedule names arrived, or the task if nothing did} */
  Visit lastInterrupted() {
    return happenings.stream()
        .filter(h -> h instanceof Happening.Arrived
            || h instanceof Happening.Left
            || h instanceof Happening.Migrated
            || h instanceof Happening.WentOn)
        .reduce((one, later) -> later)
        .map(Happening::visit)
        .orElse(visits.get(0));
  }

  /** {@return what its frame did next after that run, brackets aside; empty if it returned} */
  Optional<Happening> after(Runs.Run run) {
    return happenings.subList(run.start() + run.happenings().size(), happenings.size()).stream()
        .filter(h -> h.visit() == run.first().visit())
        .filter(h -> !(h instanceof Happening.Arrived
            || h instanceof Happening.Returned
            || h instanceof Happening.Deferred))
        .findFirst();
  }

  /** {@return the violations that came with that run} */
  List<Violation> violations(Runs.Run run) {
    List<Violation> all = new ArrayList<>();
    for (int i = 0; i < run.happenings().size(); i++) {
      all.addAll(violations(run.start() + i));
    }
    return all;
  }
}
