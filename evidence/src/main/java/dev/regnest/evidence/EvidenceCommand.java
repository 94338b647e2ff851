package dev.regnest.evidence;

import dev.regnest.design.Designs;
import dev.regnest.evidence.directory.EvidenceFiles;
import dev.regnest.evidence.directory.WholeDirectory;
import dev.regnest.evidence.format.Verdicts;
import dev.regnest.evidence.results.Build;
import dev.regnest.evidence.results.Gathered;
import dev.regnest.evidence.results.Gathering;
import dev.regnest.evidence.results.LoadBearing;
import dev.regnest.evidence.results.Playable;
import dev.regnest.evidence.results.Results;
import dev.regnest.explore.Judgement;
import dev.regnest.explore.ToolName;
import dev.regnest.explore.why.Mutants;
import dev.regnest.kernelc.preprocess.Flags;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code regnest evidence}: everything about some designs in one directory. */
@Command(
    name = "evidence",
    description = {
      "Write a directory with all there is to say: evidence.txt for a mail, index.html to look at, results.json, results.ktap"
          + " and results.md for machines and pull requests.",
      "Exits with 0 when every cell was decided, whichever way; 3 if one was vacuous, 4 if one was not decided."
    })
final class EvidenceCommand implements Callable<Integer> {
  @ParentCommand
  private Regnest regnest;

  @Parameters(
      arity = "0..*",
      paramLabel = "DESIGN",
      description =
          "Designs, as ${ROOT-COMMAND-NAME} list names them, or files FILE.c; by default all designs.")
  private List<String> designs;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      defaultValue = "evidence",
      description =
          "The directory to write, complete or not at all; one that holds nothing but what was written before is replaced (default: ${DEFAULT-VALUE}).")
  private Path directory;

  @Option(
      names = "--build",
      paramLabel = "DIR",
      description =
          "The top of a regnest tree that mvn verify has just built: fold in what its property and stress tests measured.")
  private Path build;

  @Mixin
  private ReadOptions reading;

  @Mixin
  private Judging judging;

  @Override
  public Integer call() {
    Terminal terminal = regnest.terminal();
    Flags flags = reading.flags();
    List<Subject> asked = designs == null
        ? Designs.all().stream().map(Subject::of).toList()
        : designs.stream().distinct().map(name -> Subject.of(name, flags)).toList();
    WholeDirectory whole = WholeDirectory.at(directory, EvidenceFiles.names());
    List<List<Judgement>> judgements = judging.judge(asked, terminal);
    Results results =
        Gathering.results(judgements, Version.ofTool(), judging.stop()).with(Build.measured(build));
    results = results.with(explained(asked, results.designs(), judgements, terminal));
    Gathered gathered = Playable.of(results, judgements);
    whole.write(EvidenceFiles.of(gathered, designs != null, command()));
    Verdicts.tenLines(results, directory).forEach(terminal::print);
    return judging.exitCode(
        ExitCode.ofMatrix(judgements.stream().flatMap(List::stream).toList()));
  }

  /** With what mutants say, which proofs judge: under every hypothesis for designs that were named, else under one each, as all would take minutes. */
  private List<Results.Design> explained(
      List<Subject> subjects,
      List<Results.Design> found,
      List<List<Judgement>> judgements,
      Terminal terminal) {
    List<Callable<Results.Design>> parts = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      Results.Design design = found.get(i);
      Subject subject = subjects.get(i);
      List<Judgement> all = judgements.get(i).stream()
          .filter(j -> !subject.isFile() || j.complete())
          .toList();
      List<Judgement> asked = designs == null ? firstHolding(all) : all;
      parts.add(() -> asked.isEmpty()
          ? design
          : design.with(LoadBearing.of(mutants(subject, asked), asked, terminal.stop()::get)));
    }
    return Cores.run(parts, terminal);
  }

  private static Mutants mutants(Subject subject, List<Judgement> asked) {
    return subject.mutants(asked.stream().map(Judgement::hypothesis).toList(), new EraOption());
  }

  private static List<Judgement> firstHolding(List<Judgement> all) {
    return all.stream()
        .sorted(Comparator.comparing(j -> !j.broken().isEmpty()))
        .limit(1)
        .toList();
  }

  /** The command that makes the same again, without what only says where it goes. */
  private String command() {
    return (ToolName.here() + " evidence "
                + (designs == null ? "" : String.join(" ", designs) + " "))
            .strip()
        + reading.flags().asOptions()
        + judging.asOptions();
  }
}
