package dev.regnest.report;

import dev.regnest.check.Claim;
import dev.regnest.check.Samples;
import dev.regnest.explore.Hypothesis;
import dev.regnest.explore.Judgement;
import dev.regnest.explore.ToolName;
import dev.regnest.kernel.Era;
import dev.regnest.kernel.EventSource;
import dev.regnest.kernel.Register;
import dev.regnest.machine.Switch;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What stands beside the verdicts on one design and changes none. */
public final class Findings {
  private static final String IN_ORDER =
      "Unless the hypothesis says otherwise, the compiler keeps program order.";

  private final List<Judgement> judgements;
  private final List<String> findings = new ArrayList<>();

  private Findings(List<Judgement> judgements) {
    this.judgements = judgements;
  }

  /**
   * {@return one line each, empty if there is nothing to say}
   *
   * @param judgements what was found out about one design, at least one
   * @param deadSlots the slots of its arrays that no hypothesis uses
   */
  public static List<String> of(List<Judgement> judgements, List<String> deadSlots) {
    Findings all = new Findings(judgements);
    dead(deadSlots).ifPresent(all.findings::add);
    all.sameWords();
    all.anachronism();
    all.droppedByGuard();
    all.guardLostBalance();
    all.leftCountChanged();
    all.notAvailable();
    all.notMoved();
    return all.findings;
  }

  /**
   * {@return what those verdicts do not cover, and what they rest on that the file itself decides, at most 75 columns wide}
   *
   * @param indent what stands before each line
   */
  public static List<String> limits(List<Judgement> judgements, String indent) {
    List<String> limits = new ArrayList<>(List.of(inOrder(judgements)));
    limits.add("opaque register values");
    if (!judgements.stream().allMatch(judgement -> judgement.design().isFile())) {
      limits.add("handlers that terminate");
    }
    judgements.stream().map(Judgement::ownBounds).filter(b -> !b.isEmpty()).forEach(limits::add);
    judgements.forEach(judgement -> limits.addAll(judgement.design().reading().decided()));
    String text = limits.stream().distinct().collect(Collectors.joining("; "));
    return Text.wrap(indent + "limits: ", indent + "  ", text, Table.WIDTH);
  }

  /** {@return who keeps program order: a compiler does but under the hypotheses in which it moves accesses} */
  private static String inOrder(List<Judgement> judgements) {
    List<String> moved = judgements.stream()
        .map(Judgement::hypothesis)
        .filter(hypothesis -> hypothesis.switches().contains(Switch.COMPILER_REORDERS))
        .map(Hypothesis::id)
        .toList();
    if (moved.isEmpty()) {
      return "CPUs and a compiler that keep program order";
    }
    return moved.size() == judgements.size()
        ? "CPUs that keep program order"
        : "CPUs that keep program order, and a compiler that does, but under "
            + String.join(", ", new LinkedHashSet<>(moved));
  }

  /** {@return how one of them stands in a text, at most 75 columns wide} */
  public static List<String> lines(String finding) {
    return Text.wrap("finding: ", "  ", finding, Table.WIDTH);
  }

  /**
   * {@return what no verdict covers, a sentence or two each}
   *
   * @param designs whether a design in Java is judged
   * @param files whether a file in C is
   */
  public static List<String> notModelled(boolean designs, boolean files) {
    List<String> limits = new ArrayList<>();
    limits.add(
        "One CPU's contexts only: remote readers and hardware memory ordering are out of scope, as one CPU sees itself in order.");
    if (designs) {
      limits.add("Designs are Java that reads like the C it stands for; nobody compiled the C. "
          + IN_ORDER);
      limits.add("Register values are opaque: no design can branch on them. Handlers terminate.");
    }
    if (files) {
      limits.add("Files in C run as they are written; what a compiler makes of them, "
          + ToolName.here() + " native asks. " + IN_ORDER);
      limits.add(
          "What a pt_regs holds is opaque to a file; other values are what C makes of them.");
    }
    limits.add(
        "The model is built from the kernel's sources (v4.4, v5.11, v6.19); none of it was observed on hardware.");
    limits.add(
        "Three words are copied unless said otherwise, ax, ip and bp, which differ where it matters.");
    return limits;
  }

  /** {@return whether the design was in other kernels than the judged one} */
  public static boolean isAnachronism(Judgement judgement) {
    return !judgement.design().existedIn().isEmpty()
        && !judgement.design().existedIn(judgement.hypothesis().era());
  }

  /** {@return what to say of slots that nobody uses, empty if there are none} */
  static Optional<String> dead(List<String> slots) {
    if (slots.size() < 2) {
      return slots.stream().findFirst().map(slot -> slot + " is dead: no hypothesis ever uses it");
    }
    String range = slots.get(0) + " to " + slots.get(slots.size() - 1);
    return Optional.of(range + " are dead: no hypothesis ever uses them");
  }

  /** What compilers do and the hypothesis does not is no green's to claim; docs/reordering.md has it at length. */
  private void notMoved() {
    Collection<String> where =
        hypotheses(j -> j.hypothesis().switches().contains(Switch.COMPILER_REORDERS)
            && j.broken().isEmpty());
    if (where.isEmpty()) {
      return;
    }
    String left = judgements.get(0).design().isFile()
        ? "two loads of one variable kept their order, and no store was left out or added, though compilers may: "
        : "no store was moved above an earlier load, nor out of a branch, as compilers may: ";
    findings.add(left + String.join(", ", where));
  }

  private void sameWords() {
    Collection<String> where = hypotheses(j -> j.broken().containsKey(Claim.P1)
        && !j.broken().containsKey(Claim.P2)
        && !j.broken().containsKey(Claim.P3));
    if (!where.isEmpty()) {
      findings.add(
          "where P1 alone breaks, the words stored over are equal, as a task has one set of user registers at a time: "
              + Text.list(where));
    }
  }

  private void anachronism() {
    Collection<String> eras = eras(Findings::isAnachronism);
    if (!eras.isEmpty()) {
      findings.add("it was never in " + Text.list(eras) + ", and ran there all the same");
    }
  }

  private void droppedByGuard() {
    Set<EventSource> dropped = EnumSet.noneOf(EventSource.class);
    judgements.forEach(judgement -> dropped.addAll(judgement.coverage().droppedByGuard()));
    if (!dropped.isEmpty()) {
      findings.add("the kernel's own recursion guard dropped "
          + Text.list(dropped.stream().map(Samples::name).toList())
          + " samples under "
          + Text.list(hypotheses(j -> !j.coverage().droppedByGuard().isEmpty()))
          + "; not charged to the design");
    }
  }

  private void guardLostBalance() {
    Collection<String> where = hypotheses(j -> j.coverage().sawGuardLoseBalance());
    if (!where.isEmpty()) {
      findings.add("the kernel's own recursion guard lost its balance under "
          + Text.list(where)
          + ", as its helpers need preemption off; not charged to the design");
    }
  }

  private void leftCountChanged() {
    Collection<String> where = hypotheses(j -> j.coverage().sawCountLeftChanged());
    if (!where.isEmpty()) {
      findings.add("a softirq leaves preempt_count changed under " + Text.list(where)
          + ": the kernel puts it right, and says so in its log (kernel/softirq.c)");
    }
  }

  private void notAvailable() {
    Map<Era, Set<Register>> words = new EnumMap<>(Era.class);
    for (Judgement judgement : judgements) {
      words
          .computeIfAbsent(judgement.hypothesis().era(), era -> EnumSet.noneOf(Register.class))
          .addAll(judgement.coverage().notAvailable());
    }
    words.forEach((era, registers) -> {
      List<String> labels = Register.copyOrder().stream()
          .filter(registers::contains)
          .map(Register::label)
          .toList();
      if (!labels.isEmpty()) {
        findings.add(Text.list(labels) + " went out as \"not available\" (-1) in " + era);
      }
    });
  }

  private Collection<String> hypotheses(Predicate<Judgement> of) {
    return judgements.stream()
        .filter(of)
        .map(j -> j.hypothesis().id())
        .distinct()
        .toList();
  }

  private Collection<String> eras(Predicate<Judgement> of) {
    return judgements.stream()
        .filter(of)
        .map(j -> j.hypothesis().era().name())
        .distinct()
        .toList();
  }
}
