package dev.regnest.evidence;

import dev.regnest.compiled.CannotCompile;
import dev.regnest.compiled.Effort;
import dev.regnest.compiled.Result;
import dev.regnest.compiled.Study;
import dev.regnest.compiled.StudyEnded;
import dev.regnest.compiled.Toolchain;
import dev.regnest.compiled.report.Answer;
import dev.regnest.compiled.report.AnswerJson;
import dev.regnest.compiled.report.AnswerText;
import dev.regnest.compiled.report.Exit;
import dev.regnest.explore.Hypothesis;
import dev.regnest.kernelc.CFile;
import dev.regnest.kernelc.preprocess.Flags;
import dev.regnest.report.Invocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code regnest native FILE|DIR...}: files in C as a compiler makes them, interrupted at every instruction. */
@Command(
    name = "native",
    description = {
      "Compile files in C, run them on this CPU, and let interrupts arrive before every machine instruction. The files are compiled and run as you, the user.",
      "Exits with 0 if nothing breaks, 1 if something does that the model knows, 5 if something does that the model calls proved; 2 if a compiler refuses a file,"
          + " 3 if nothing was asked of the code, 4 if it cannot run here or not to its end, 6 if an instruction was not reached or a run did not repeat itself,"
          + " 7 if the process died, 8 if the code does not end."
    })
final class NativeCommand implements Callable<Integer> {
  private static final String VALUES =
      "it asks for values that nobody knows, and the harness gives none";

  @ParentCommand
  private Regnest regnest;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE|DIR",
      description = "Files in C, or folders whose files .c are meant.")
  private List<String> files;

  @Option(
      names = "--hypothesis",
      paramLabel = "H",
      description =
          "Ask this hypothesis; may be given several times. By default those that the head of a file names.")
  private List<String> hypotheses;

  @Mixin
  private ReadOptions reading;

  @Mixin
  private NativeOptions options;

  @Option(
      names = "--format",
      paramLabel = "F",
      defaultValue = "text",
      description = "text or json (default: ${DEFAULT-VALUE}).")
  private String format;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Also write the answer as JSON to that file.")
  private Path output;

  private volatile boolean interrupted;

  @Override
  public Integer call() {
    try {
      return ask();
    } catch (StudyEnded toldToGo) {
      return ExitCode.INTERRUPTED;
    }
  }

  private int ask() {
    Terminal terminal = regnest.terminal();
    boolean json = isJson();
    Effort effort = options.effort();
    Flags flags = reading.flags();
    List<CFile> read =
        CSources.all(files).stream().map(name -> CSources.read(name, flags)).toList();
    List<Toolchain> compilers =
        options.compilers(name -> unknown(terminal, "no compiler \"" + name + "\" here"));
    Optional<String> missing = Toolchain.missingHere();
    if (missing.isPresent()) {
      return unknown(terminal, missing.get());
    }
    if (compilers.isEmpty()) {
      return unknown(terminal, "nothing was compiled, as there is no compiler for it");
    }
    List<Answer> answers;
    try {
      answers = answers(read, compilers, effort);
    } catch (CannotCompile broken) {
      terminal.err().println("regnest: " + broken.getMessage());
      broken.said().forEach(terminal.err()::println);
      return Exit.REFUSED.code();
    }
    write(answers);
    if (json) {
      terminal.printRaw(AnswerJson.of(answers));
    } else {
      text(answers, read, effort, terminal);
    }
    if (interrupted) {
      return ExitCode.INTERRUPTED;
    }
    return exit(answers, options.isMissing() ? Exit.UNKNOWN : Exit.HOLDS).code();
  }

  /** What was not run at all is no success. */
  private static Exit exit(List<Answer> answers, Exit atLeast) {
    boolean nothing =
        answers.stream().allMatch(a -> a.lines().isEmpty() && a.refusals().isEmpty());
    Exit exit = nothing ? Exit.UNKNOWN : atLeast;
    for (Answer answer : answers) {
      exit = exit.or(answer.exit());
    }
    return exit;
  }

  private List<Answer> answers(List<CFile> read, List<Toolchain> compilers, Effort effort) {
    List<Study> studies = new ArrayList<>();
    try {
      compilers.forEach(compiler -> studies.add(new Study(compiler, options.flags(), effort)));
      List<Callable<Answer>> parts = new ArrayList<>();
      read.forEach(file -> parts.add(() -> answer(file, studies, regnest.terminal())));
      return Cores.run(parts, regnest.terminal());
    } finally {
      studies.forEach(Study::close);
    }
  }

  private void write(List<Answer> answers) {
    if (output == null) {
      return;
    }
    try {
      Files.writeString(output, AnswerJson.of(answers) + "\n");
    } catch (IOException impossible) {
      throw new CannotWrite("cannot write \"" + output + "\": " + impossible.getMessage());
    }
  }

  private boolean isJson() {
    if (!format.equals("text") && !format.equals("json")) {
      throw new UsageException("unknown format \"" + format + "\"; known: text, json");
    }
    return format.equals("json");
  }

  private static int unknown(Terminal terminal, String why) {
    terminal.err().println("regnest: UNKNOWN: " + why);
    return Exit.UNKNOWN.code();
  }

  private Answer answer(CFile file, List<Study> studies, Terminal terminal) {
    List<String> notAsked = new ArrayList<>();
    List<Hypothesis> asked = asked(file, notAsked);
    List<String> refusals = new ArrayList<>();
    List<Result> results = new ArrayList<>();
    for (Study study : asked.isEmpty() ? List.<Study>of() : studies) {
      try {
        results.addAll(study.of(file, asked, options.levels()));
      } catch (StudyEnded toldToGo) {
        interrupted = true;
        break;
      } catch (CannotCompile refused) {
        refusals.add(refused.getMessage());
        refused.said().forEach(line -> refusals.add("  " + line));
      }
    }
    List<Answer.Line> lines = new ArrayList<>();
    for (Hypothesis hypothesis : asked) {
      Predictions predictions = new Predictions(file, hypothesis, terminal.stop()::get);
      results.stream()
          .filter(result -> result.hypothesis().equals(hypothesis.id()))
          .forEach(result -> lines.add(new Answer.Line(
              result,
              predictions.verdict(),
              predictions.remark(),
              predictions.of(result.claims()))));
    }
    return new Answer(file.name(), lines, notAsked, refusals);
  }

  private List<Hypothesis> asked(CFile file, List<String> notAsked) {
    List<String> named = hypotheses;
    if (named == null) {
      named = file.head().hypotheses().isEmpty()
          ? List.of(Invocation.DEFAULT_HYPOTHESIS)
          : file.head().hypotheses();
    }
    List<Hypothesis> asked = new ArrayList<>();
    for (String name : named) {
      Hypothesis hypothesis = Known.hypothesis(name);
      Optional<String> whyNot = file.asksValues() ? Optional.of(VALUES) : Study.whyNot(hypothesis);
      if (whyNot.isPresent()) {
        notAsked.add(name + ": " + whyNot.get());
      } else {
        asked.add(CSources.asked(file, hypothesis));
      }
    }
    return asked;
  }

  private static void text(
      List<Answer> answers, List<CFile> files, Effort effort, Terminal terminal) {
    boolean one = answers.size() == 1;
    for (int i = 0; i < answers.size(); i++) {
      List<String> source = files.get(i).text().lines().toList();
      AnswerText.of(answers.get(i), source, one).forEach(terminal::print);
    }
    terminal.print("");
    terminal.print("each instruction of the outermost frame"
        + (effort.depth() > 1 ? ", and each of what interrupts it" : "")
        + (effort.depth() > 2
            ? "; three inside each other by chance, " + effort.samples() + " places of each, seed "
                + effort.seed()
            : "")
        + (effort.again() ? "; and a second arrival after the first" : "")
        + "; every run twice");
    terminal.print(
        "limits: this compiler and these flags, inlined as here; one CPU; array ends are not watched");
  }
}
