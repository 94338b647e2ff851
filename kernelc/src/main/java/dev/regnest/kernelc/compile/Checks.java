package dev.regnest.kernelc.compile;

import dev.regnest.kernelc.source.Position;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The places where the code says what must not happen, collected while it is compiled. */
final class Checks {
  private record Place(Position at, String word, String function) {}

  private final List<Place> places = new ArrayList<>();

  /** Notes one in that function, written as {@code text}. */
  void add(Position at, String text, String function) {
    places.add(new Place(at, text.replaceFirst("\\(.*", ""), function));
  }

  /** {@return all of them in the order of the file, each with those of {@code entries} that lead to it} */
  List<Check> all(List<Entry> entries, CallGraph calls) {
    return places.stream()
        .sorted(Comparator.comparingInt(place -> place.at().line()))
        .map(place -> new Check(
            place.at(),
            place.word(),
            place.function(),
            entries.stream()
                .filter(entry -> calls.reaches(entry.function().name(), place.function()))
                .toList()))
        .toList();
  }
}
