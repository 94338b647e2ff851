package dev.regnest.stress;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.infra.StateCase;
import org.openjdk.jcstress.infra.TestInfo;

/** The outcomes that a test declares, and the row that JCStress grades an outcome by. */
record OutcomeTable(TestInfo test) {
  /** What a row has to say where one CPU cannot have its outcomes. */
  static final String NOT_ONE_CPU = "not a one-CPU schedule";

  List<StateCase> rows() {
    return List.copyOf(test.cases());
  }

  /** {@return the row with the same text, or else the first pattern, or else the rest} */
  StateCase rowOf(String outcome) {
    Predicate<StateCase> same = row -> row.matchesExactly(outcome);
    Predicate<StateCase> alike = row -> row.matches(outcome);
    return Stream.of(same, alike)
        .flatMap(rule -> test.cases().stream().filter(rule))
        .findFirst()
        .orElseGet(test::unmatched);
  }

  /** {@return the JVMs that it takes to see what the rows claim} */
  List<Compiler> compilers() {
    boolean underC2 =
        rows().stream().flatMap(row -> Mark.of(row).stream()).anyMatch(Mark::isUnderC2);
    return underC2 ? List.of(Compiler.TIERED, Compiler.C2) : List.of(Compiler.TIERED);
  }

  static boolean isBad(StateCase row) {
    return row.expect() == Expect.FORBIDDEN || row.expect() == Expect.UNKNOWN;
  }

  /** {@return where it differs from what the model predicts; nothing if it says the same} */
  List<String> differences(Prediction prediction) {
    List<String> differences = new ArrayList<>();
    for (String outcome : prediction.free()) {
      StateCase row = rowOf(outcome);
      if (isBad(row)) {
        differences.add("predicted, but " + row.expect() + ": \"" + outcome + "\"");
      }
      prediction
          .oneCpu()
          .flatMap(oneCpu -> misgraded(outcome, row, oneCpu))
          .ifPresent(differences::add);
    }
    for (StateCase row : rows()) {
      if (!isBad(row) && prediction.free().stream().noneMatch(outcome -> rowOf(outcome) == row)) {
        differences.add("declared, but not predicted: \"" + row.matchPattern() + "\"");
      }
    }
    return differences;
  }

  private static Optional<String> misgraded(
      String outcome, StateCase row, SortedSet<String> oneCpu) {
    boolean saysNot = row.description().contains(NOT_ONE_CPU);
    if (oneCpu.contains(outcome)) {
      return saysNot ? Optional.of("one CPU can have it: \"" + outcome + "\"") : Optional.empty();
    }
    return saysNot && row.expect() == Expect.ACCEPTABLE_INTERESTING || isBad(row)
        ? Optional.empty()
        : Optional.of("has to be interesting and \"" + NOT_ONE_CPU + "\": \"" + outcome + "\"");
  }
}
