package dev.regnest.evidence;

import dev.regnest.evidence.review.Question;
import dev.regnest.evidence.review.Review;
import dev.regnest.evidence.review.Side;
import dev.regnest.evidence.review.Sides;
import dev.regnest.explore.Hypothesis;
import dev.regnest.explore.Judgement;
import dev.regnest.kernelc.preprocess.Flags;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code regnest review}: hypotheses over a kernel tree, before a patch and after it. */
@Command(
    name = "review",
    description = {
      "Judge hypotheses over a kernel tree before a patch and after it, and say which changed lines they need.",
      "The tree stays as it is. The word REGNEST_BEFORE is defined before, and REGNEST_AFTER after.",
      "Exits with 1 if something got worse, 4 if something was not judged, 0 if neither."
    })
final class ReviewCommand implements Callable<Integer> {
  @ParentCommand
  private Regnest regnest;

  @Parameters(arity = "1..*", paramLabel = "FILE.c", description = "Hypotheses over the tree.")
  private List<String> files;

  @ArgGroup(multiplicity = "1")
  private Of of;

  /** What is reviewed. */
  private static final class Of {
    @Option(
        names = "--patch",
        paramLabel = "FILE",
        description =
            "A diff, a mail with one, or a mailbox with a series, against the tree as it lies there.")
    private Path patch;

    @Option(
        names = "--rev",
        paramLabel = "A..B",
        description = "Two revisions of the tree, which is a checkout of git's.")
    private String revisions;
  }

  @Option(
      names = "--hypothesis",
      paramLabel = "H",
      description =
          "Judge under this hypothesis; may be given several times. By default those that the head of each file names.")
  private List<String> hypotheses;

  @Mixin
  private ReadOptions reading;

  @Mixin
  private EraOption era;

  @Mixin
  private Limits limits;

  @Override
  public Integer call() {
    Terminal terminal = regnest.terminal();
    Flags flags = reading.flags();
    Flags.Tree tree = flags
        .tree()
        .orElseThrow(() -> new UsageException("a review is over a kernel tree; add --tree DIR"));
    Sides sides = of.patch != null
        ? Sides.ofPatch(tree.folder(), of.patch)
        : Sides.ofRevisions(tree.folder(), of.revisions);
    if (sides.changes().isEmpty() && sides.binary().isEmpty()) {
      throw new UsageException("nothing is changed; expected a change of the tree");
    }
    BooleanSupplier stop = limits.or(terminal.stop()::get);
    List<Callable<Question>> parts = files.stream()
        .distinct()
        .map(file -> (Callable<Question>) () -> question(file, flags, sides, stop))
        .toList();
    Review review = new Review(Cores.run(parts, terminal), sides, Version.ofTool(), stop);
    review.lines().forEach(terminal::print);
    return review.exitCode();
  }

  private Question question(String file, Flags flags, Sides sides, BooleanSupplier stop) {
    Side before = side(file, flags, "REGNEST_BEFORE", sides.before(), stop);
    Side after = side(file, flags, "REGNEST_AFTER", sides.after(), stop);
    if (!before.problem().isEmpty() && !after.problem().isEmpty()) {
      throw new UsageException(before.problem());
    }
    return new Question(file, before, after);
  }

  private Side side(
      String file,
      Flags flags,
      String word,
      Map<String, Optional<String>> changes,
      BooleanSupplier stop) {
    Flags.Tree given = flags.tree().orElseThrow();
    Flags.Tree tree = new Flags.Tree(given.folder(), given.configuration(), changes);
    try {
      Subject subject = Subject.of(file, flags.with(word, tree));
      if (!subject.isFile() || !subject.file().isOverTree()) {
        throw new UsageException("\"" + file
            + "\" takes nothing of the tree; expected a file that includes a part of it");
      }
      List<Judgement> judgements = asked(subject).stream()
          .map(hypothesis -> subject.judge(hypothesis, stop))
          .toList();
      return Side.of(subject.file().text(), judgements);
    } catch (BadSource unreadable) {
      return Side.unreadable(unreadable.lines().get(0));
    } catch (UsageException unreadable) {
      return Side.unreadable(unreadable.getMessage());
    }
  }

  private List<Hypothesis> asked(Subject subject) {
    List<String> named = hypotheses == null ? subject.hypotheses() : hypotheses;
    return Known.hypotheses(named).stream().map(h -> era.ask(subject, h)).toList();
  }
}
