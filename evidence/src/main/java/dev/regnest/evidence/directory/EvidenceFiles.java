package dev.regnest.evidence.directory;

import dev.regnest.evidence.format.Json;
import dev.regnest.evidence.format.Ktap;
import dev.regnest.evidence.format.Markdown;
import dev.regnest.evidence.format.html.Html;
import dev.regnest.evidence.format.mail.MailText;
import dev.regnest.evidence.results.Gathered;
import dev.regnest.evidence.results.Results;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The files of an evidence directory. */
public final class EvidenceFiles {
  private static final String MAIL = "evidence.txt";
  private static final String PAGE = "index.html";
  private static final String RESULTS = "results.json";
  private static final String TESTS = "results.ktap";
  private static final String PULL_REQUEST = "results.md";

  private EvidenceFiles() {}

  /** {@return their names} */
  public static Set<String> names() {
    return Set.of(MAIL, PAGE, RESULTS, TESTS, PULL_REQUEST);
  }

  /**
   * {@return the texts by file name}
   *
   * @param gathered the results and the runs to look at
   * @param every whether the mail shows each break in full
   * @param command the command that makes the directory again
   */
  public static Map<String, String> of(Gathered gathered, boolean every, String command) {
    Results results = gathered.results();
    Map<String, String> files = new LinkedHashMap<>();
    files.put(MAIL, text(MailText.of(results, every, command)));
    files.put(PAGE, Html.of(gathered));
    files.put(RESULTS, Json.of(results));
    files.put(TESTS, text(Ktap.of(results)));
    files.put(PULL_REQUEST, text(Markdown.of(results)));
    return files;
  }

  private static String text(List<String> lines) {
    return String.join("\n", lines) + "\n";
  }
}
