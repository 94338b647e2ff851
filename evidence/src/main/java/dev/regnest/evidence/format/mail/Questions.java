package dev.regnest.evidence.format.mail;

import dev.regnest.evidence.results.Results;

/** Which question about the context picks which slot; first which one is asked in vain, and why. */
final class Questions {
  private Questions() {}

  static void write(Page page, Results results) {
    if (results.designs().stream().allMatch(d -> d.slots().isEmpty())) {
      return;
    }
    page.heading("Which test picks the slot");
    for (Results.Design design : results.designs()) {
      if (!design.slots().isEmpty()) {
        page.indented("", "", design.id());
        design.unreached().forEach(page::item);
        design.slots().forEach(page::item);
      }
    }
  }
}
