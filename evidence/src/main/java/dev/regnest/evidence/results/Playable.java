package dev.regnest.evidence.results;

import dev.regnest.design.Design;
import dev.regnest.explore.Counterexample;
import dev.regnest.explore.IllegalScheduleException;
import dev.regnest.explore.Judgement;
import dev.regnest.explore.Schedule;
import dev.regnest.report.Findings;
import dev.regnest.report.Invocation;
import dev.regnest.report.Playback;
import dev.regnest.report.Timeline;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds for every cell what to look at: the runs that break it, or a telling one that does not. */
public final class Playable {
  private final List<Run> runs = new ArrayList<>();
  private final Map<List<Object>, Integer> known = new LinkedHashMap<>();
  private final List<List<Judgement>> judgements;

  private Playable(List<List<Judgement>> judgements) {
    this.judgements = judgements;
  }

  /** {@return the results with runs for each of these judgements, from which they were made} */
  public static Gathered of(Results results, List<List<Judgement>> judgements) {
    Playable playable = new Playable(judgements);
    List<List<List<Integer>>> shown = judgements.stream()
        .map(design -> design.stream().map(playable::shown).toList())
        .toList();
    List<List<Boolean>> anachronisms = judgements.stream()
        .map(design -> design.stream().map(Findings::isAnachronism).toList())
        .toList();
    return new Gathered(
        results, List.copyOf(playable.runs), shown, anachronisms, playable.sources());
  }

  private Map<String, List<SourceLine>> sources() {
    Map<String, List<SourceLine>> sources = new LinkedHashMap<>();
    for (List<Judgement> of : judgements) {
      Design design = of.get(0).design();
      Set<String> reached = runs.stream()
          .filter(run -> run.design().equals(design.id()))
          .flatMap(run -> run.playback().lines().stream())
          .map(Playback.Line::at)
          .collect(Collectors.toSet());
      List<SourceLine> lines = SourceLines.of(design, reached);
      if (!lines.isEmpty()) {
        sources.put(design.id(), lines);
      }
    }
    return sources;
  }

  private List<Integer> shown(Judgement judgement) {
    List<Integer> shown = new ArrayList<>();
    for (Counterexample example : judgement.broken().values()) {
      play(judgement, example.schedule(), "").ifPresent(shown::add);
    }
    if (shown.isEmpty()) {
      shown.add(holding(judgement));
    }
    return shown;
  }

  /** A schedule that breaks another design here, or else interrupts in the midst of interrupts. */
  private int holding(Judgement judgement) {
    for (Judgement other : (Iterable<Judgement>) others(judgement)::iterator) {
      String note = "breaks " + other.design().id() + ", but not this design";
      for (Counterexample example : other.broken().values()) {
        Optional<Integer> run = play(judgement, example.schedule(), note);
        if (run.isPresent() && example.schedule().size() > 0) {
          return run.get();
        }
      }
    }
    return play(judgement, Nest.in(judgement), "interrupts in the midst of interrupts")
        .orElseThrow();
  }

  private Stream<Judgement> others(Judgement judgement) {
    return judgements.stream()
        .flatMap(List::stream)
        .filter(other -> other.hypothesis().equals(judgement.hypothesis()))
        .filter(other -> !other.design().equals(judgement.design()));
  }

  private Optional<Integer> play(Judgement judgement, Schedule schedule, String note) {
    try {
      Timeline timeline =
          Timeline.of(judgement.design(), judgement.hypothesis(), judgement.registers(), schedule);
      Run run = new Run(
          judgement.design().id(),
          judgement.hypothesis().id(),
          schedule.toString(),
          note,
          Invocation.replay(
              judgement.design(), judgement.hypothesis(), judgement.registers(), schedule),
          timeline.playback());
      return Optional.of(known.computeIfAbsent(List.of(run.design(), run.playback()), same -> {
        runs.add(run);
        return runs.size() - 1;
      }));
    } catch (IllegalScheduleException notHere) {
      return Optional.empty();
    }
  }
}
