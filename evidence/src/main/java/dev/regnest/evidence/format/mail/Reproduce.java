package dev.regnest.evidence.format.mail;

import dev.regnest.evidence.results.Results;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Everything that another person needs to get the same text: tool, hypotheses in full, hashes, command, links. */
final class Reproduce {
  private Reproduce() {}

  static void write(Page page, Results results, String command) {
    page.heading("To reproduce");
    page.command("  ", command);
    page.blank();
    Results.Tool tool = results.tool();
    page.paragraph(tool.name() + " " + tool.version() + ", registers "
        + String.join(", ", results.registers()));
    page.verbatim(List.of("model " + hash(tool.modelHash())));
    results.designs().forEach(d -> page.indented(d.id(), "  ", " " + hash(d.hash())));
    page.blank();
    page.paragraph("The hypotheses in full:");
    for (Results.Hypothesis h : results.hypotheses()) {
      page.item(h.id() + " (" + h.era() + "): " + h.sentence() + " Samples: "
          + String.join(", ", h.sources()) + ". May arrive: " + String.join(", ", h.arrivals())
          + "."
          + (h.switches().isEmpty() ? "" : " Rules: " + String.join(", ", h.switches()) + "."));
    }
    Set<String> links = new LinkedHashSet<>();
    results.designs().forEach(d -> links.addAll(d.links()));
    if (!links.isEmpty()) {
      page.blank();
      links.forEach(link -> page.verbatim(List.of("Link: " + link)));
    }
  }

  /** The whole of it is in results.json; twenty digits are enough to compare by eye. */
  private static String hash(String hash) {
    return hash.substring(0, "sha256:".length() + 20);
  }
}
