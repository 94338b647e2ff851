package dev.regnest.evidence.review;

import dev.regnest.evidence.format.Json;
import dev.regnest.evidence.format.html.Html;
import dev.regnest.evidence.results.Build;
import dev.regnest.evidence.results.Gathering;
import dev.regnest.evidence.results.Playable;
import dev.regnest.evidence.results.Results;
import dev.regnest.explore.Judgement;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** The files of a review's directory: the text for a mail, the same for machines, and for each hypothesis a page with the change beside the trace. */
public final class ReviewFiles {
  private static final String MAIL = "review.txt";
  private static final String RESULTS = "review.json";
  private static final String TESTS = "review.ktap";
  private static final String PULL_REQUEST = "review.md";

  private final Map<String, String> pages = new LinkedHashMap<>();

  /**
   * Names a page for each file.
   *
   * @param files the hypotheses that may be judged
   */
  public ReviewFiles(List<String> files) {
    Set<String> taken = new LinkedHashSet<>();
    for (String file : new LinkedHashSet<>(files)) {
      String name = Path.of(file).getFileName().toString().replaceFirst("\\.[ci]$", "");
      String page = name;
      for (int i = 2; !taken.add(page); i++) {
        page = name + "-" + i;
      }
      pages.put(file, page + ".html");
    }
  }

  /** {@return the names of all that may be written} */
  public Set<String> names() {
    Set<String> names = new LinkedHashSet<>(Set.of(MAIL, RESULTS, TESTS, PULL_REQUEST));
    names.addAll(pages.values());
    return names;
  }

  /** {@return the texts by file name; a hypothesis that was not judged has no page} */
  public Map<String, String> of(
      Reviewed reviewed, List<Question> questions, String version, BooleanSupplier stop) {
    Map<String, String> files = new LinkedHashMap<>();
    files.put(MAIL, text(ReviewText.of(reviewed)));
    files.put(RESULTS, Json.document(reviewed));
    files.put(TESTS, text(ReviewKtap.of(reviewed)));
    files.put(PULL_REQUEST, text(ReviewMarkdown.of(reviewed)));
    questions.stream()
        .filter(Question::isJudged)
        .forEach(question -> files.put(
            pages.get(question.file()), page(question, reviewed.places(), version, stop)));
    return files;
  }

  private static String page(
      Question question, List<Reviewed.Place> change, String version, BooleanSupplier stop) {
    List<List<Judgement>> sides =
        List.of(question.before().judgements(), question.after().judgements());
    Results results = Gathering.results(sides, version, stop);
    List<Results.Design> designs = results.designs();
    Results named = results.with(List.of(
        designs.get(0).named("before the change"), designs.get(1).named("after the change")));
    return Html.of(Playable.of(named.with(Build.measured(null)), sides), change);
  }

  private static String text(List<String> lines) {
    return String.join("\n", lines) + "\n";
  }
}
