package dev.regnest.evidence.review;

import dev.regnest.evidence.format.JunitXml;
import dev.regnest.evidence.format.Sarif;
import java.util.ArrayList;
import java.util.List;

/** The answer to a patch as JUnit's XML and as SARIF. */
public final class ReviewResults {
  private ReviewResults() {}

  /** {@return a test case a verdict, and a skipped one for what was not judged} */
  public static String junit(Reviewed reviewed) {
    List<JunitXml.Case> cases = new ArrayList<>();
    for (Reviewed.Verdict verdict : reviewed.verdicts()) {
      cases.add(new JunitXml.Case(
          "review",
          verdict.cell(),
          outcome(verdict),
          verdict.way(),
          verdict.reason() == null
              ? verdict.way() + ": before " + verdict.before() + ", after " + verdict.after()
              : verdict.reason(),
          verdict.way().equals(Reviewed.WORSE) ? story(reviewed, verdict) : ""));
    }
    reviewed.places().stream()
        .filter(place -> place.reason() != null)
        .forEach(place -> cases.add(new JunitXml.Case(
            "review",
            place.name(),
            JunitXml.Outcome.SKIPPED,
            Reviewed.NOT_JUDGED,
            place.reason(),
            "")));
    return JunitXml.of(cases);
  }

  private static JunitXml.Outcome outcome(Reviewed.Verdict verdict) {
    if (verdict.reason() != null) {
      return JunitXml.Outcome.SKIPPED;
    }
    if (verdict.way().equals(Reviewed.WORSE)) {
      return JunitXml.Outcome.FAILURE;
    }
    return verdict.isDecided() ? JunitXml.Outcome.PASSED : JunitXml.Outcome.ERROR;
  }

  private static String story(Reviewed reviewed, Reviewed.Verdict verdict) {
    return reviewed.stories().stream()
        .filter(story -> verdict.cell().startsWith(story.file() + ", " + story.hypothesis() + " "))
        .findFirst()
        .map(story -> String.join("\n", story.table()) + "\nreplay: " + story.replay())
        .orElse("");
  }

  /** {@return what got worse at each changed line that was needed, or at the file that asks; and notes of what was not judged} */
  public static String sarif(Reviewed reviewed) {
    List<Sarif.Finding> findings = new ArrayList<>();
    for (Reviewed.Story story : reviewed.stories()) {
      if (story.when().equals("after")) {
        findings.add(new Sarif.Finding(
            story.claim(),
            "error",
            String.join(
                " ",
                story.table().get(0).strip(),
                "under",
                story.hypothesis() + ",",
                "by",
                story.schedule() + ";",
                "replay:",
                story.replay()),
            story.at() == null ? story.file() : story.at(),
            story.file()));
      }
    }
    for (Reviewed.Place place : reviewed.places()) {
      if (place.reason() != null) {
        findings.add(new Sarif.Finding(
            "NOT_JUDGED", "note", "not judged: " + place.reason(), place.name(), "review"));
      }
    }
    reviewed.verdicts().stream()
        .filter(verdict -> !verdict.isDecided())
        .forEach(verdict -> findings.add(new Sarif.Finding(
            verdict.reason() == null ? "UNKNOWN" : "NOT_JUDGED",
            "warning",
            verdict.cell() + ": " + (verdict.reason() == null ? "not decided" : verdict.reason()),
            /* at= */ null,
            verdict.cell())));
    return Sarif.of(reviewed.tool(), findings);
  }
}
