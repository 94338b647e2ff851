package dev.regnest.evidence.format.mail;

import dev.regnest.evidence.results.Results;

/** Which test picks which slot, and the findings, which change no verdict. */
final class BesideVerdicts {
  private BesideVerdicts() {}

  static void write(Page page, Results results) {
    if (results.designs().stream().anyMatch(d -> !d.slots().isEmpty())) {
      page.heading("Which test picks the slot");
      for (Results.Design design : results.designs()) {
        if (!design.slots().isEmpty()) {
          page.indented("", "", design.id());
          design.slots().forEach(page::item);
        }
      }
    }
    if (results.designs().stream().anyMatch(d -> !d.findings().isEmpty())) {
      page.heading("Findings beside the verdicts");
      for (Results.Design design : results.designs()) {
        design.findings().forEach(finding -> page.item(design.id() + ": " + finding));
      }
    }
  }
}
