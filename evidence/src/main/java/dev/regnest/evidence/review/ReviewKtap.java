package dev.regnest.evidence.review;

import dev.regnest.evidence.format.Ktap;
import java.util.ArrayList;
import java.util.List;

/** The answer to a patch as the Kernel Test Anything Protocol: a test a verdict, and a skipped one for what was not judged. */
public final class ReviewKtap {
  private final List<String> lines = new ArrayList<>();
  private int number;

  private ReviewKtap() {}

  /** {@return the lines} */
  public static List<String> of(Reviewed reviewed) {
    ReviewKtap ktap = new ReviewKtap();
    List<Reviewed.Place> notJudged =
        reviewed.places().stream().filter(place -> place.reason() != null).toList();
    ktap.lines.add("KTAP version 1");
    ktap.lines.add("1.." + (reviewed.verdicts().size() + notJudged.size()));
    reviewed.search().ifPresent(found -> ktap.lines.add("# " + found));
    reviewed.places().forEach(ktap::needed);
    reviewed
        .stories()
        .forEach(story ->
            ktap.lines.add("# " + story.when() + " the change: replay: " + story.replay()));
    reviewed.verdicts().forEach(ktap::verdict);
    notJudged.forEach(place -> ktap.test(true, place.name(), " # SKIP " + place.reason()));
    return ktap.lines.stream().map(Ktap::line).toList();
  }

  private void test(boolean isOk, String name, String directive) {
    lines.add((isOk ? "ok " : "not ok ") + ++number + " " + Ktap.name(name) + directive);
  }

  private void verdict(Reviewed.Verdict verdict) {
    if (verdict.reason() != null) {
      test(true, verdict.cell(), " # SKIP " + verdict.reason());
      return;
    }
    lines.add("# " + verdict.way() + ": before " + verdict.before() + ", after " + verdict.after());
    boolean isWorse = verdict.way().equals(Reviewed.WORSE);
    test(
        !isWorse && verdict.isDecided(),
        verdict.cell(),
        verdict.isDecided() ? "" : " # TIMEOUT stopped before it was decided");
  }

  private void needed(Reviewed.Place place) {
    place.lines().stream()
        .filter(line -> line.says() != null)
        .forEach(line -> lines.add(
            "# " + place.path() + ":" + line.number() + ": " + line.sign() + ": " + line.says()));
  }
}
