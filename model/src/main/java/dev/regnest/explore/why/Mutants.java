package dev.regnest.explore.why;

import dev.regnest.design.Design;
import dev.regnest.explore.Enumerator;
import dev.regnest.explore.Hypothesis;
import dev.regnest.explore.Model;
import dev.regnest.explore.Registers;
import dev.regnest.explore.prover.Engines;
import dev.regnest.kernel.Register;
import dev.regnest.machine.Cell;
import dev.regnest.machine.Predicate;
import dev.regnest.machine.Stage;
import dev.regnest.machine.mutation.Drop;
import dev.regnest.machine.mutation.FreeFirst;
import dev.regnest.machine.mutation.Ignore;
import dev.regnest.machine.mutation.Mutation;
import dev.regnest.machine.mutation.Operation;
import dev.regnest.machine.mutation.Operations;
import dev.regnest.machine.mutation.Recompute;
import dev.regnest.machine.mutation.Site;
import dev.regnest.machine.mutation.Slip;
import dev.regnest.machine.mutation.Swap;
import dev.regnest.machine.mutation.Widen;
import dev.regnest.machine.mutation.Without;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The operations of one design in the order of its code, and every mutant that one change to one of them makes.
 *
 * <p>Mutants copy no more registers than it takes: one, or two where words are compared with each other.
 *
 * @param design the design
 * @param registers the words that its mutants copy
 * @param operations its operations, numbered from 1
 * @param reached for each hypothesis those that a proof under it comes by
 * @param lines the lines of source that proofs come by, such as {@code trace.c:12}; none where the code has none
 */
public record Mutants(
    Design design,
    List<Register> registers,
    List<Operation> operations,
    Map<Hypothesis, Set<Site>> reached,
    Set<String> lines) {
  /** Copies the collections. */
  public Mutants {
    registers = List.copyOf(registers);
    operations = List.copyOf(operations);
    reached = Map.copyOf(reached);
    lines = Set.copyOf(lines);
  }

  /** {@return the mutants of a design, whose operations are those that proofs under these hypotheses come by} */
  public static Mutants of(Design design, List<Hypothesis> hypotheses) {
    return of(
        design,
        hypotheses,
        (watched, asked, registers) -> Engines.visit(watched, asked, registers, () -> false));
  }

  /** {@return those whose operations schedules of no or one arrival come by, which is most of them and soon found} */
  static Mutants ofOneArrival(Design design, Hypothesis hypothesis) {
    return of(
        design,
        List.of(hypothesis),
        (watched, asked, registers) -> Enumerator.judge(watched, asked, registers, 1, () -> false));
  }

  /** A way to run a design's code. */
  private interface Visit {
    void run(Design design, Hypothesis hypothesis, List<Register> registers);
  }

  private static Mutants of(Design design, List<Hypothesis> hypotheses, Visit visit) {
    Operations operations = new Operations();
    Design watched = design.interposed(operations);
    List<Register> registers = registers(design, hypotheses.get(0));
    Map<Hypothesis, Set<Site>> reached = new HashMap<>();
    for (Hypothesis hypothesis : hypotheses) {
      visit.run(watched, hypothesis, registers);
      reached.put(hypothesis, operations.takeReached());
    }
    return new Mutants(design, registers, operations.inOrder(), reached, operations.lines());
  }

  private static List<Register> registers(Design design, Hypothesis hypothesis) {
    boolean compares =
        new Model(design, hypothesis.setup(Registers.REPRESENTATIVE)).comparesWords();
    return compares ? List.of(Register.IP, Register.AX) : List.of(Register.IP);
  }

  /** {@return all of them, in the order of the operations they change} */
  public List<Mutant> all() {
    List<Mutant> all = new ArrayList<>();
    boolean frees = false;
    for (int i = 0; i < operations.size(); i++) {
      Operation operation = operations.get(i);
      boolean firstToFree =
          !frees && operation.site().stage() == Stage.FREE && operation.memory().isPresent();
      frees |= firstToFree;
      for (Mutation mutation : mutations(operation, i, firstToFree)) {
        all.add(new Mutant(design, i + 1, mutation));
      }
    }
    return all;
  }

  /** {@return those of the lines on which nothing can be changed, in the order of their numbers, each file by itself} */
  public List<String> unchangedLines() {
    Set<String> changed =
        all().stream().map(mutant -> mutant.mutation().site().line()).collect(Collectors.toSet());
    return lines.stream()
        .filter(line -> !changed.contains(line))
        .sorted(Comparator.comparing(Mutants::file).thenComparing(Mutants::number))
        .toList();
  }

  private static String file(String line) {
    return line.substring(0, line.lastIndexOf(':'));
  }

  private static int number(String line) {
    return Integer.parseInt(line.substring(line.lastIndexOf(':') + 1));
  }

  /** {@return the mutant of that name, or empty if there is none} */
  public Optional<Mutant> named(String name) {
    return all().stream().filter(mutant -> mutant.name().equals(name)).findFirst();
  }

  /** {@return whether code that runs under {@code hypothesis} can come by the operation that is changed} */
  boolean isReached(Mutant mutant, Hypothesis hypothesis) {
    Set<Site> sites = reached.get(hypothesis);
    return sites == null || sites.contains(mutant.mutation().site());
  }

  private List<Mutation> mutations(Operation operation, int index, boolean firstToFree) {
    List<Mutation> mutations = new ArrayList<>();
    Site site = operation.site();
    switch (site.kind()) {
      case LOAD:
        if (isTest(operation)) {
          mutations.add(new Ignore(site));
        }
        break;
      case BRANCH:
        mutations.add(new Recompute(site, Recompute.How.TAKEN));
        mutations.add(new Recompute(site, Recompute.How.SKIPPED));
        break;
      case PART:
        mutations.add(new Recompute(site, Recompute.How.OMIT));
        break;
      case LOCAL:
        mutations.add(new Recompute(site, Recompute.How.MORE));
        mutations.add(new Recompute(site, Recompute.How.LESS));
        break;
      case RETURN:
        mutations.add(new Recompute(site, Recompute.How.STAY));
        break;
      case ORDER:
        mutations.add(new Recompute(site, Recompute.How.EXCHANGE));
        break;
      case ASK:
        slips(site).forEach(instead -> mutations.add(new Slip(site, instead)));
        break;
      default:
        mutations.add(new Drop(site));
        if (isFirstOfSeveral(operation)) {
          mutations.add(new Without(site));
        }
    }
    if (site.kind() == Site.Kind.STORE || site.kind() == Site.Kind.DEC) {
      nextAssignment(index).ifPresent(after -> mutations.add(new Swap(site, after)));
      nextLoad(index).ifPresent(after -> mutations.add(new Swap(site, after)));
    }
    if (site.isReadModifyWrite()) {
      mutations.add(new Widen(site));
    }
    if (firstToFree && holdsSlot()) {
      mutations.add(new FreeFirst(site));
    }
    return mutations;
  }

  /** A flag or counter read before the fill decides on something; read after it, it is only counted down. */
  private boolean isTest(Operation operation) {
    return operation.memory().filter(kind -> kind != Cell.Kind.WORD).isPresent()
        && operation.site().stage().compareTo(Stage.OUTPUT) < 0
        && (!operation.site().hasLine() || isFlagOrCounter(operation));
  }

  /** A variable of a file is what is done to it: a flag is set to what stands there, a counter comes back to what it was. */
  private boolean isFlagOrCounter(Operation load) {
    List<Operation> changes = operations.stream()
        .filter(Operation::changesMemory)
        .filter(o -> o.site().object().equals(load.site().object()))
        .toList();
    boolean isFlag =
        !changes.isEmpty() && changes.stream().allMatch(o -> o.value().isPresent());
    return !load.memory().equals(Optional.of(Cell.Kind.POINTER))
        && (isFlag || changes.stream().anyMatch(Operation::givesBack));
  }

  /** {@return whether it is the first of several stores to one counter or flag} */
  private boolean isFirstOfSeveral(Operation operation) {
    List<Operation> stores = operations.stream()
        .filter(o -> o.memory().filter(kind -> kind != Cell.Kind.WORD).isPresent())
        .filter(o -> o.site().kind() != Site.Kind.LOAD)
        .filter(o -> o.site().object().equals(operation.site().object()))
        .toList();
    return stores.size() > 1 && stores.get(0).equals(operation);
  }

  private static List<Predicate> slips(Site site) {
    if (site.object().equals(Predicate.IN_HARDIRQ.call())) {
      return List.of(Predicate.IN_INTERRUPT);
    }
    if (site.object().equals(Predicate.IN_SERVING_SOFTIRQ.call())) {
      return List.of(Predicate.IN_SOFTIRQ);
    }
    return site.object().equals(Predicate.INTERRUPT_CONTEXT_LEVEL.call())
        ? List.of(Predicate.IN_SOFTIRQ, Predicate.IN_INTERRUPT)
        : List.of();
  }

  /** The change to memory that follows; none if the same is accessed before that. */
  private Optional<Site> nextAssignment(int index) {
    Site site = operations.get(index).site();
    return operations.subList(index + 1, operations.size()).stream()
        .filter(later -> later.changesMemory() || later.site().object().equals(site.object()))
        .map(Operation::site)
        .findFirst()
        .filter(next -> !next.object().equals(site.object()));
  }

  /** The load that follows, of another cell, where it is no part of the assignment that follows. */
  private Optional<Site> nextLoad(int index) {
    Site site = operations.get(index).site();
    List<Site> later = operations.subList(index + 1, operations.size()).stream()
        .filter(operation -> operation.memory().isPresent())
        .map(Operation::site)
        .toList();
    boolean isStatement = later.size() > 1
        && later.get(1).kind() == Site.Kind.STORE
        && later.get(0).stage() == later.get(1).stage();
    return later.stream()
        .findFirst()
        .filter(next -> next.kind() == Site.Kind.LOAD && !isStatement)
        .filter(next -> !next.object().equals(site.object()));
  }

  private boolean holdsSlot() {
    return operations.stream()
        .anyMatch(o -> o.site().stage() == Stage.OUTPUT && o.site().kind() == Site.Kind.LOAD);
  }
}
