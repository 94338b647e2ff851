package dev.regnest.evidence;

import dev.regnest.evidence.format.Json;
import dev.regnest.evidence.format.JunitXml;
import dev.regnest.evidence.format.Ktap;
import dev.regnest.evidence.format.Markdown;
import dev.regnest.evidence.format.Sarif;
import dev.regnest.evidence.results.Gathering;
import dev.regnest.evidence.results.LoadBearing;
import dev.regnest.evidence.results.Results;
import dev.regnest.evidence.review.ReviewKtap;
import dev.regnest.evidence.review.ReviewMarkdown;
import dev.regnest.evidence.review.ReviewResults;
import dev.regnest.evidence.review.ReviewText;
import dev.regnest.evidence.review.Reviewed;
import dev.regnest.explore.Judgement;
import dev.regnest.explore.why.Mutants;
import dev.regnest.explore.why.Why;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
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
    MARKDOWN,
    /** Tests as JUnit writes them in XML, for a CI. */
    JUNIT,
    /** SARIF 2.1.0, for editors and code reviews. */
    SARIF;

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

  Format format() {
    return format;
  }

  boolean isText() {
    return format == Format.TEXT;
  }

  /** Prints the judgements in a form that is not text; {@code stop} leaves out what takes long. */
  void print(List<List<Judgement>> judgements, BooleanSupplier stop, Terminal terminal) {
    print(Gathering.results(judgements, Version.ofTool(), stop), terminal);
  }

  /** Prints what one design's mutants say in a form that is not text. */
  void print(Mutants mutants, List<Why> whys, Terminal terminal) {
    List<Judgement> originals = whys.stream().map(Why::original).toList();
    Results results = Gathering.results(List.of(originals), Version.ofTool(), terminal.stop()::get);
    Results.Design design = results.designs().get(0);
    print(results.with(List.of(design.with(LoadBearing.of(mutants, whys)))), terminal);
  }

  /** Prints the answer to a patch. */
  void print(Reviewed reviewed, Terminal terminal) {
    switch (format) {
      case JSON:
        terminal.printRaw(Json.document(reviewed).stripTrailing());
        break;
      case KTAP:
        ReviewKtap.of(reviewed).forEach(terminal::printRaw);
        break;
      case JUNIT:
        terminal.printRaw(ReviewResults.junit(reviewed).stripTrailing());
        break;
      case SARIF:
        terminal.printRaw(ReviewResults.sarif(reviewed).stripTrailing());
        break;
      case MARKDOWN:
        ReviewMarkdown.of(reviewed).forEach(terminal::printRaw);
        break;
      default:
        ReviewText.of(reviewed).forEach(terminal::print);
    }
  }

  private void print(Results results, Terminal terminal) {
    switch (format) {
      case JSON:
        terminal.printRaw(Json.of(results).stripTrailing());
        break;
      case JUNIT:
        terminal.printRaw(JunitXml.of(results).stripTrailing());
        break;
      case SARIF:
        terminal.printRaw(Sarif.of(results).stripTrailing());
        break;
      case KTAP:
        Ktap.of(results).forEach(terminal::printRaw);
        break;
      default:
        Markdown.of(results).forEach(terminal::printRaw);
    }
  }
}
