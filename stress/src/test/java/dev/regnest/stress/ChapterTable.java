package dev.regnest.stress;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a run says at its end: one line a chapter, and one for all. */
record ChapterTable(Collection<Verdict> verdicts) {
  private static final String LINE = "%-12s %5s %14s %9s %5s %9s";

  @Override
  public String toString() {
    Map<String, List<Verdict>> chapters = new LinkedHashMap<>(verdicts.stream()
        .collect(Collectors.groupingBy(v -> chapter(v), TreeMap::new, Collectors.toList())));
    chapters.put("all", List.copyOf(verdicts));
    String header =
        String.format(LINE, "chapter", "tests", "samples", "predicted", "seen", "forbidden");
    return header
        + chapters.entrySet().stream()
            .map(chapter -> "\n" + line(chapter.getKey(), chapter.getValue()))
            .collect(Collectors.joining());
  }

  static String chapter(Verdict verdict) {
    return verdict.table().test().name().replaceFirst("^.*\\.(\\w+)\\.\\w+_\\d\\d_.*$", "$1");
  }

  private static String line(String name, List<Verdict> tests) {
    return String.format(
        LINE,
        name,
        tests.size(),
        String.format(
            Locale.ROOT, "%,d", tests.stream().mapToLong(Verdict::samples).sum()),
        tests.stream().mapToInt(v -> v.predicted().size()).sum(),
        tests.stream().mapToInt(v -> v.seen().size()).sum(),
        tests.stream().mapToLong(Verdict::bad).sum());
  }
}
