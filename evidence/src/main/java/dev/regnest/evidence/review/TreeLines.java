package dev.regnest.evidence.review;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lines of a tree that a text with #line holds: what a hypothesis was judged with, and so what it says something about. */
final class TreeLines {
  private static final Pattern PLACE = Pattern.compile("#line (\\d+)(?: \"([^\"]*)\")?.*");

  private final Map<String, Set<Integer>> lines = new HashMap<>();

  /** Reads that text. */
  TreeLines(String text) {
    String file = "";
    int number = 0;
    for (String line : text.split("\n")) {
      Matcher place = PLACE.matcher(line);
      if (place.matches()) {
        number = Integer.parseInt(place.group(1));
        file = place.group(2) == null ? file : place.group(2);
        continue;
      }
      if (!line.isBlank()) {
        lines.computeIfAbsent(file, f -> new HashSet<>()).add(number);
      }
      number++;
    }
  }

  /** {@return whether one of those lines of that file is there} */
  boolean hasAny(String file, Set<Integer> numbers) {
    Set<Integer> known = lines.getOrDefault(file, Set.of());
    return numbers.stream().anyMatch(known::contains);
  }
}
