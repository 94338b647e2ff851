package dev.regnest.evidence.format.mail;

import dev.regnest.evidence.results.Results;
import java.util.List;

/**
 * {@code evidence.txt}: what a reviewer attaches to a mail.
 *
 * <p>That of one design begins with what it breaks, and how: the first sixty lines are a mail by themselves.
 *
 * <p>Everything above the line "Measured on this build" is the same wherever and however often it is made.
 */
public final class MailText {
  private MailText() {}

  /**
   * {@return the lines}
   *
   * @param results the results
   * @param every whether each break is shown in full, or one for each claim and group of designs that agree
   * @param command the command that makes this text again
   */
  public static List<String> of(Results results, boolean every, String command) {
    Page page = new Page();
    Summary.write(page, results);
    boolean isOfOne = results.designs().size() == 1;
    if (isOfOne) {
      Breaks.write(page, results, every);
    }
    page.heading("Verdicts").verbatim(results.matrix());
    Questions.write(page, results);
    if (!isOfOne) {
      Breaks.write(page, results, every);
    }
    LoadBearingSteps.write(page, results);
    FindingsSection.write(page, results);
    Guidelines.write(page, results);
    page.heading("What is not modelled");
    results.limits().forEach(page::item);
    Reproduce.write(page, results, command);
    MeasuredSection.write(page, results.measured());
    return page.lines();
  }
}
