package dev.regnest.evidence;

import dev.regnest.check.Claim;
import dev.regnest.check.Violation;
import dev.regnest.design.Design;
import dev.regnest.evidence.format.svg.Svg;
import dev.regnest.explore.Hypothesis;
import dev.regnest.explore.Judgement;
import dev.regnest.explore.Schedule;
import dev.regnest.explore.Verdict;
import dev.regnest.explore.why.Mutants;
import dev.regnest.kernel.Register;
import dev.regnest.report.Invocation;
import dev.regnest.report.Timeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code regnest replay DESIGN SCHEDULE}: everything that one schedule does. */
@Command(
    name = "replay",
    description = {
      "Show everything that one schedule does to a design.",
      "Exits with 1 if it breaks a claim, 0 if not."
    })
final class ReplayCommand implements Callable<Integer> {
  @ParentCommand
  private Regnest regnest;

  @Parameters(
      index = "0",
      paramLabel = "DESIGN",
      description = "A design, as ${ROOT-COMMAND-NAME} list names it, or a file FILE.c.")
  private String design;

  @Parameters(
      index = "1",
      paramLabel = "SCHEDULE",
      description = "What arrives where, such as 's1(h6)', or - for nothing.")
  private String schedule;

  @Option(
      names = "--hypothesis",
      paramLabel = "H",
      defaultValue = Invocation.DEFAULT_HYPOTHESIS,
      description = "The hypothesis whose rules hold (default: ${DEFAULT-VALUE}).")
  private String hypothesis;

  @Option(
      names = "--svg",
      paramLabel = "FILE",
      description = "Draw the timeline into this file too, for a document.")
  private Path svg;

  @Option(
      names = "--mutant",
      paramLabel = "M",
      description =
          "Replay a mutant of the design, as ${ROOT-COMMAND-NAME} why names it, such as 'drop 3'.")
  private String mutant;

  @Mixin
  private ReadOptions reading;

  @Mixin
  private Conditions conditions;

  /** Adds the letters of a schedule to the help of this command. */
  static void explainLetters(CommandLine replay) {
    replay
        .getCommandSpec()
        .usageMessage()
        .footerHeading("%nThe letters of a schedule, and what samples there:%n")
        .footer(ListCommand.arrivals().toArray(String[]::new));
  }

  @Override
  public Integer call() {
    Terminal terminal = regnest.terminal();
    Subject subject = Subject.of(design, reading.flags());
    Hypothesis asked = conditions.ask(subject, Known.hypothesis(hypothesis));
    Design known = subject.design();
    List<Register> registers = conditions.registers(known);
    if (mutant != null) {
      Mutants mutants = subject.mutants(List.of(asked), conditions);
      known = Known.mutant(mutants, mutant).design();
      registers = conditions.registersOr(mutants.registers());
    }
    Timeline timeline = timeline(known, asked, registers);
    terminal.print(known.id() + ", " + asked.id() + " (" + asked.era() + "), " + schedule);
    timeline.table().forEach(terminal::print);
    draw(timeline);
    if (timeline.violations().isEmpty() && timeline.endless().isPresent()) {
      terminal.print(Judgement.ENDLESS + " " + timeline.endless().get());
      return Verdict.UNKNOWN.exitCode();
    }
    if (timeline.violations().isEmpty()) {
      terminal.print("every claim holds on this schedule");
      return 0;
    }
    Set<Claim> told = EnumSet.noneOf(Claim.class);
    for (Violation violation : timeline.violations()) {
      if (told.add(violation.claim())) {
        terminal.print("");
        timeline.explanation(violation).forEach(terminal::print);
      }
    }
    return Verdict.VIOLATED.exitCode();
  }

  private void draw(Timeline timeline) {
    if (svg == null) {
      return;
    }
    try {
      Files.writeString(svg, Svg.of(timeline.playback(), design + " " + schedule));
    } catch (IOException refused) {
      throw new CannotWrite(
          "cannot write \"" + svg + "\"; expected a file in a folder that exists");
    }
  }

  private Timeline timeline(Design known, Hypothesis asked, List<Register> registers) {
    try {
      return Timeline.of(known, asked, registers, Schedule.parse(schedule));
    } catch (IllegalArgumentException impossible) {
      throw new UsageException(impossible.getMessage());
    }
  }
}
