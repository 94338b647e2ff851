package dev.regnest.evidence;

import dev.regnest.evidence.review.Question;
import dev.regnest.evidence.review.Side;
import dev.regnest.evidence.review.Sides;
import dev.regnest.explore.Hypothesis;
import dev.regnest.explore.Judgement;
import dev.regnest.kernelc.CFile;
import dev.regnest.kernelc.preprocess.Flags;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Stream;

/** The hypotheses of a review: each is read over the tree before the change and over the tree after it, and judged over both. */
final class ReviewQuestions {
  private final Flags flags;
  private final Sides sides;
  private final Function<Subject, List<Hypothesis>> asked;
  private final BooleanSupplier stop;

  /**
   * Prepares.
   *
   * @param flags how files are read, with a tree
   * @param sides that tree before and after
   * @param asked under which hypotheses a file is judged
   * @param stop ends what takes long
   */
  ReviewQuestions(
      Flags flags, Sides sides, Function<Subject, List<Hypothesis>> asked, BooleanSupplier stop) {
    this.flags = flags;
    this.sides = sides;
    this.asked = asked;
    this.stop = stop;
  }

  /** A file as it is read on one side, or why it cannot be. */
  private record Read(Subject subject, String problem) {
    boolean isOverTree() {
      return subject != null && subject.isFile() && subject.file().isOverTree();
    }
  }

  /**
   * {@return the file that a command line names, judged}
   *
   * @throws UsageException if it can be read on neither side, or takes nothing of the tree
   */
  Question named(String file) {
    Read before = before(file);
    Read after = after(file);
    if (Stream.of(before, after).anyMatch(side -> side.subject() != null && !side.isOverTree())) {
      throw new UsageException(
          "\"" + file + "\" takes nothing of the tree; expected a file that includes a part of it");
    }
    Question question = question(file, before, after, this::judged);
    if (!question.before().isReadable() && !question.after().isReadable()) {
      throw new UsageException(question.before().problem());
    }
    return question;
  }

  /** {@return a file that was found, judged if it reaches something of what is changed, or cannot be read so that nobody knows; else empty} */
  Optional<Question> found(String file) {
    Read before = before(file);
    // What is read is the same on both sides unless it rests on a file that differs.
    if (before.subject() != null && !sides.changesAny(before.subject().file()::restsOn)) {
      return Optional.empty();
    }
    Read after = after(file);
    Question read = question(file, before, after, ReviewQuestions::notJudged);
    boolean isReadable = read.before().isReadable() && read.after().isReadable();
    if (isReadable && !read.reachesAny(sides)) {
      return Optional.empty();
    }
    return Optional.of(isReadable ? question(file, before, after, this::judged) : read);
  }

  private Read before(String file) {
    return read(file, "REGNEST_BEFORE", sides.before());
  }

  private Read after(String file) {
    return read(file, "REGNEST_AFTER", sides.after());
  }

  private Read read(String file, String word, Map<String, Optional<String>> changes) {
    Flags.Tree given = flags.tree().orElseThrow();
    Flags.Tree tree = new Flags.Tree(given.folder(), given.configuration(), changes);
    try {
      return new Read(Subject.of(file, flags.with(word, tree)), "");
    } catch (BadSource unreadable) {
      return new Read(null, unreadable.lines().get(0));
    } catch (UsageException unreadable) {
      return new Read(null, unreadable.getMessage());
    }
  }

  private static Question question(
      String file, Read before, Read after, Function<Subject, Side> side) {
    return new Question(file, side(before, side), side(after, side));
  }

  private static Side side(Read read, Function<Subject, Side> side) {
    return read.subject() == null ? Side.unreadable(read.problem()) : side.apply(read.subject());
  }

  private static Side notJudged(Subject subject) {
    return Side.of(subject.file().text(), List.of(), List.of());
  }

  private Side judged(Subject subject) {
    try {
      List<Judgement> judgements = asked.apply(subject).stream()
          .map(hypothesis -> subject.judge(hypothesis, stop))
          .toList();
      CFile file = subject.file();
      List<String> restsOn =
          Stream.of(file.leftOut(), file.notReached()).flatMap(List::stream).toList();
      return Side.of(file.text(), judgements, restsOn);
    } catch (BadSource cannotBeAsked) {
      return Side.unreadable(cannotBeAsked.lines().get(0));
    }
  }
}
