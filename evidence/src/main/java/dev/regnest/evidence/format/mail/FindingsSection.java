package dev.regnest.evidence.format.mail;

import dev.regnest.evidence.format.Verdicts;
import dev.regnest.evidence.results.Results;
import java.util.List;
import java.util.stream.Stream;

/** The findings, which change no verdict. */
final class FindingsSection {
  private FindingsSection() {}

  static void write(Page page, Results results) {
    if (results.designs().stream().anyMatch(d -> !findings(d).isEmpty())) {
      page.heading("Findings beside the verdicts");
      for (Results.Design design : results.designs()) {
        findings(design).forEach(finding -> page.item(design.id() + ": " + finding));
      }
    }
  }

  private static List<String> findings(Results.Design design) {
    return Stream.of(design.leftOut(), Verdicts.heldByGuard(design), design.findings())
        .flatMap(List::stream)
        .toList();
  }
}
