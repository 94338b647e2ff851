package dev.regnest.report;

import dev.regnest.design.Design;
import dev.regnest.explore.Hypothesis;
import dev.regnest.kernel.Register;
import dev.regnest.machine.Predicate;
import dev.regnest.machine.mutation.AskedInstead;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Which question about the context never says yes, and why; and which picks which slot. */
public final class SlotPicks {
  private static final Comparator<String> BY_NUMBER =
      Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

  private final Design design;
  private final List<Hypothesis> hypotheses;
  private final List<Register> registers;
  private final List<SlotAnswers.Answer> answers;

  private SlotPicks(Design design, List<Hypothesis> hypotheses, List<Register> registers) {
    this.design = design;
    this.hypotheses = hypotheses;
    this.registers = registers;
    answers = SlotAnswers.of(design, hypotheses, registers);
  }

  /** {@return what that design picks under those hypotheses} */
  public static SlotPicks of(Design design, List<Hypothesis> hypotheses, List<Register> registers) {
    return new SlotPicks(design, hypotheses, registers);
  }

  /** {@return one line a slot and question, such as "slot 1: in_interrupt() is true in a hardirq and a softirq"; empty if the design asks nothing} */
  public List<String> lines() {
    Map<String, Map<String, Set<String>>> places = new TreeMap<>(BY_NUMBER);
    answers.forEach(answer -> places
        .computeIfAbsent(answer.slot(), slot -> new TreeMap<>())
        .computeIfAbsent(answer.says(), says -> new LinkedHashSet<>())
        .add(answer.placeAmong(answers)));
    List<String> lines = new ArrayList<>();
    places.forEach((slot, by) ->
        by.forEach((says, where) -> lines.add(slot + ": " + says + " in " + Text.list(where))));
    return lines;
  }

  /**
   * {@return one line for each question that is asked and never answered with yes, which says what is asked before it where it would be}
   *
   * @param more the hypotheses under which it never is, which may be others
   */
  public List<String> neverYes(List<Hypothesis> more) {
    if (!more.equals(hypotheses)) {
      return answers.isEmpty() ? List.of() : of(design, more, registers).neverYes(more);
    }
    return Stream.of(Predicate.values())
        .filter(p -> answers.stream().anyMatch(answer -> answer.asked().contains(p)))
        .filter(p -> answers.stream().noneMatch(answer -> answer.yes().equals(Optional.of(p))))
        .map(this::never)
        .toList();
  }

  /** Where the question would be true, and which one before it has said yes there. */
  private String never(Predicate question) {
    Set<String> would = new LinkedHashSet<>();
    SlotAnswers.of(design.interposed(new AskedInstead(question)), hypotheses, registers).stream()
        .filter(answer -> answer.yes().isPresent())
        .forEach(answer -> would.add(answer.place()));
    Set<String> before = new LinkedHashSet<>();
    answers.stream()
        .filter(answer -> would.contains(answer.place()) && answer.yes().isPresent())
        .forEach(answer -> before.add("in " + answer.place() + ", where it would be, "
            + answer.yes().orElseThrow().call() + " is asked before it and is true already"));
    return question.call() + " is never true where it is asked"
        + (before.isEmpty() ? "" : ": " + Text.list(before));
  }
}
