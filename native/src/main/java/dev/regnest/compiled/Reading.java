package dev.regnest.compiled;

import com.fasterxml.jackson.databind.JsonNode;
import dev.regnest.kernelc.CFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/** Puts addresses back into the words of the file: lines, instructions, variables. */
final class Reading {
  private static final int EACH_SIDE = 4;

  /** What native.h makes of words that are functions, so that whoever calls them asserts. */
  private static final Map<String, String> CALLED = Map.of(
      "__VERIFIER_assert", "regnest_verifier_assert",
      "__VERIFIER_error", "regnest_verifier_error",
      "reach_error", "regnest_reach_error",
      "__assert_fail", "regnest_assert_fail");

  private final CFile file;
  private final Program writtenProgram;
  private final Outcome written;
  private final Program program;
  private final Outcome outcome;

  /** Reads what a program did beside what the same file did at -O0. */
  Reading(CFile file, Program writtenProgram, Outcome written, Program program, Outcome outcome) {
    this.file = file;
    this.writtenProgram = writtenProgram;
    this.written = written;
    this.program = program;
    this.outcome = outcome;
  }

  /** {@return the lines of the assertions that are in the code} */
  Set<Integer> assertionLines() {
    return assertionLines(outcome, program);
  }

  /** {@return the lines of those that are in the code at -O0 and not here} */
  Set<Integer> goneLines() {
    Set<Integer> gone = assertionLines(written, writtenProgram);
    gone.removeAll(assertionLines());
    return gone;
  }

  private Set<Integer> assertionLines(Outcome of, Program by) {
    Set<Integer> lines = new TreeSet<>(of.assertionLines());
    if (file.compiled().checks().stream().anyMatch(check -> CALLED.containsKey(check.word()))) {
      lines.addAll(by.listing().callers(Set.copyOf(CALLED.values())));
    }
    return lines;
  }

  Break broken(JsonNode bad) {
    List<Break.Stop> arrivals = new ArrayList<>();
    bad.path("arrivals").forEach(arrival -> arrivals.add(stop(arrival)));
    if (bad.has("again")) {
      arrivals.add(stop(bad.path("again")));
    }
    int line = bad.path("line").asInt();
    return new Break(
        bad.path("claim").asText(),
        bad.path("text").asText(),
        line == 0 ? program.listing().line(bad.path("pc").asLong()) : line,
        Place.ofPlan(bad),
        arrivals,
        moments(bad.path("moments")),
        why(bad));
  }

  private Break.Stop stop(JsonNode arrival) {
    long address = arrival.path("pc").asLong();
    Listing listing = program.listing();
    return new Break.Stop(
        Place.frame(arrival.path("source").asText()),
        arrival.path("k").asLong(),
        listing.line(arrival.path("from").asLong()),
        listing.line(address),
        listing.around(address, EACH_SIDE),
        address);
  }

  /** Each moment says what has changed since the one before it; the first says all. */
  private List<Break.Moment> moments(JsonNode said) {
    List<Break.Moment> moments = new ArrayList<>();
    Cells cells = program.cells(file);
    Map<String, String> before = new LinkedHashMap<>();
    for (JsonNode moment : said) {
      List<String> changed = new ArrayList<>();
      cells.values(moment.path("memory")).forEach((name, value) -> {
        if (!value.equals(before.put(name, value))) {
          changed.add(name + " = " + value);
        }
      });
      moments.add(new Break.Moment(
          Place.frame(moment.path("source").asText()) + " "
              + when(moment.path("what").asText()),
          changed));
    }
    return moments;
  }

  private static String when(String what) {
    switch (what) {
      case "arrives":
        return "is interrupted";
      case "returned":
        return "goes on";
      case "ends":
        return "has ended";
      default:
        return "violates it";
    }
  }

  private String why(JsonNode bad) {
    String claim = bad.path("claim").asText();
    boolean asWritten =
        written.bad().stream().anyMatch(b -> b.path("claim").asText().equals(claim));
    return Why.sentence(
        asWritten, stores(written, writtenProgram, bad), stores(outcome, program, bad));
  }

  /** What the outermost frame of that run stores when nothing arrives. */
  private List<Why.Store> stores(Outcome of, Program by, JsonNode bad) {
    Cells cells = by.cells(file);
    return of.victims().stream()
        .filter(victim -> victim.path("bottom").equals(bad.path("bottom"))
            && victim.path("userMode").equals(bad.path("userMode")))
        .flatMap(victim -> StreamSupport.stream(victim.path("stores").spliterator(), false))
        .map(store -> new Why.Store(
            cells.name(store.path("at").asLong()),
            by.listing().line(store.path("pc").asLong())))
        .filter(store -> !store.cell().isEmpty())
        .toList();
  }
}
