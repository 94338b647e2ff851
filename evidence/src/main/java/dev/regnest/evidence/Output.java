package dev.regnest.evidence;

import dev.regnest.evidence.format.Json;
import dev.regnest.evidence.format.Ktap;
import dev.regnest.evidence.format.Markdown;
import dev.regnest.evidence.results.Gathering;
import dev.regnest.evidence.results.Results;
import dev.regnest.explore.Judgement;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Option;

/** The option that says in which form an answer is printed. */
final class Output {
  /** A form of the answer. */
  enum Format {
    /** For a person at a terminal. */
    TEXT,
    /** {@code results.json}. */
    JSON,
    /** KTAP version 1, for kernel CI. */
    KTAP,
    /** For a pull request. */
    MARKDOWN;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Option(
      names = "--format",
      paramLabel = "F",
      defaultValue = "text",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Format format;

  boolean isText() {
    return format == Format.TEXT;
  }

  /** Prints the judgements in a form that is not text. */
  void print(List<List<Judgement>> judgements, Terminal terminal) {
    Results results = Gathering.results(judgements, Version.ofTool(), terminal.stop()::get);
    switch (format) {
      case JSON:
        terminal.printRaw(Json.of(results).stripTrailing());
        break;
      case KTAP:
        Ktap.of(results).forEach(terminal::printRaw);
        break;
      default:
        Markdown.of(results).forEach(terminal::printRaw);
    }
  }
}
