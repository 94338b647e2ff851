package dev.regnest.evidence;

import dev.regnest.evidence.directory.WholeDirectory;
import dev.regnest.evidence.review.Question;
import dev.regnest.evidence.review.Review;
import dev.regnest.evidence.review.ReviewFiles;
import dev.regnest.evidence.review.Reviewed;
import dev.regnest.evidence.review.Sides;
import dev.regnest.explore.Hypothesis;
import dev.regnest.kernelc.preprocess.Flags;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
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

  @Parameters(
      arity = "0..*",
      paramLabel = "FILE.c",
      description =
          "Hypotheses over the tree; by default those of hypotheses/linux and of regnest.d in the tree that reach anything the patch changes.")
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

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      description =
          "Also write this directory, complete or not at all: the answer in every form, and a page for each hypothesis with the change beside the trace.")
  private Path directory;

  @Mixin
  private ReadOptions reading;

  @Mixin
  private EraOption era;

  @Mixin
  private Limits limits;

  @Mixin
  private Output output;

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
    BooleanSupplier stop = limits.or(terminal);
    List<String> candidates =
        files == null ? Shipped.hypotheses(tree.folder()) : List.copyOf(new LinkedHashSet<>(files));
    if (directory != null && isInside(directory, tree.folder())) {
      throw new UsageException(
          "\"" + directory + "\" is inside the tree, where nothing is written");
    }
    ReviewFiles written = new ReviewFiles(candidates);
    Optional<WholeDirectory> whole =
        Optional.ofNullable(directory).map(at -> WholeDirectory.at(at, written.names()));
    ReviewQuestions all = new ReviewQuestions(flags, sides, this::asked, stop);
    List<Question> read = files == null
        ? each(candidates, all::found, terminal).stream()
            .flatMap(Optional::stream)
            .toList()
        : each(candidates, all::named, terminal);
    Reviewed.Found found = files == null ? found(candidates, read, tree.folder()) : null;
    List<Question> questions = found == null
        ? read
        : read.stream().filter(q -> !found.ofOtherTrees().contains(q.file())).toList();
    Reviewed reviewed = Review.of(questions, found, sides, Version.ofTool(), stop);
    whole.ifPresent(to -> to.write(written.of(reviewed, questions, Version.ofTool(), stop)));
    output.print(reviewed, terminal);
    return reviewed.exitCode();
  }

  private static boolean isInside(Path directory, Path tree) {
    Path top = tree.toAbsolutePath().normalize();
    return directory.toAbsolutePath().normalize().startsWith(top);
  }

  /**
   * {@return which of them reach something, and which of those that come with regnest are of another tree than this}
   *
   * @throws UsageException if none of them can be read, which is the tree's fault and not theirs
   */
  private static Reviewed.Found found(
      List<String> candidates, List<Question> questions, Path tree) {
    List<Question> unreadable = questions.stream()
        .filter(question -> !question.before().isReadable() && !question.after().isReadable())
        .toList();
    if (unreadable.size() == candidates.size()) {
      throw new UsageException(unreadable.get(0).before().problem());
    }
    return new Reviewed.Found(
        candidates.size(),
        questions.stream()
            .filter(q -> !unreadable.contains(q))
            .map(Question::file)
            .toList(),
        unreadable.stream()
            .map(Question::file)
            .filter(file -> !isInside(Path.of(file), tree))
            .toList());
  }

  private static <T> List<T> each(List<String> files, Function<String, T> work, Terminal terminal) {
    return Cores.run(
        files.stream()
            .distinct()
            .map(file -> (Callable<T>) () -> work.apply(file))
            .toList(),
        terminal);
  }

  private List<Hypothesis> asked(Subject subject) {
    List<String> named = hypotheses == null ? subject.hypotheses() : hypotheses;
    return Known.hypotheses(named).stream().map(h -> era.ask(subject, h)).toList();
  }
}
