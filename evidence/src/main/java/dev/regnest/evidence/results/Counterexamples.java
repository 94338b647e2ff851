package dev.regnest.evidence.results;

import dev.regnest.explore.Counterexample;
import dev.regnest.explore.Judgement;
import dev.regnest.report.CounterexampleText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The counterexamples met so far, each told once. */
final class Counterexamples {
  private final Map<List<String>, Integer> known = new LinkedHashMap<>();
  private final List<Results.Counterexample> all = new ArrayList<>();

  List<Results.Counterexample> all() {
    return List.copyOf(all);
  }

  /** {@return the index of that counterexample, the same for a break that only differs in its hypothesis} */
  int index(Judgement judgement, Counterexample example) {
    List<String> same = List.of(
        judgement.design().id(),
        example.schedule().toString(),
        example.violation().claim().name(),
        example.violation().explain());
    return known.computeIfAbsent(same, s -> tell(judgement, example));
  }

  private int tell(Judgement judgement, Counterexample example) {
    CounterexampleText text = CounterexampleText.of(judgement, example);
    all.add(new Results.Counterexample(
        judgement.design().id(),
        judgement.hypothesis().id(),
        example.violation().claim().name(),
        example.violation().kind(),
        example.schedule().toString(),
        text.headline(),
        text.table(),
        text.steps(),
        text.window(),
        text.replay(),
        Whereabouts.of(judgement.design(), example.violation()).orElse(null)));
    return all.size() - 1;
  }
}
