package dev.regnest.evidence.format.mail;

import dev.regnest.evidence.results.Results;

/** The findings, which change no verdict. */
final class FindingsSection {
  private FindingsSection() {}

  static void write(Page page, Results results) {
    if (results.designs().stream().anyMatch(d -> !d.findings().isEmpty())) {
      page.heading("Findings beside the verdicts");
      for (Results.Design design : results.designs()) {
        design.findings().forEach(finding -> page.item(design.id() + ": " + finding));
      }
    }
  }
}
