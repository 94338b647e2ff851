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

/** The files of an evidence directory. */
public final class EvidenceFiles {
  private EvidenceFiles() {}

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
    files.put("evidence.txt", text(MailText.of(results, every, command)));
    files.put("index.html", Html.of(gathered));
    files.put("results.json", Json.of(results));
    files.put("results.ktap", text(Ktap.of(results)));
    files.put("results.md", text(Markdown.of(results)));
    return files;
  }

  private static String text(List<String> lines) {
    return String.join("\n", lines) + "\n";
  }
}
