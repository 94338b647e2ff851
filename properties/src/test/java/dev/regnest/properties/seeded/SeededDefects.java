package dev.regnest.properties.seeded;

import dev.regnest.machine.LegalityRule;
import dev.regnest.seeded.SeededDefect;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The list of them. */
final class SeededDefects {
  private static final String CHECKER = "check/Checker.java";

  private static final String COVERAGE = "properties.CoverageProperties";
  private static final String MACHINE = "properties.MachineProperties";
  private static final String GUARD = "properties.RecursionContextProperties";
  private static final String PROTOCOLS = "explore.prover.ProverAgreesOnRandomProtocolsTest";

  private static final String AT_REST = "explore.AtRestTest";

  private static final String MOVES = "explore.prover.ProverAgreesOnReorderedProtocolsTest";

  private static final String TASKS = "explore.prover.TwoTasksProvedTest";

  private static final String TABLE = "nothingArrivesWhereTheTableForbidsIt";
  private static final String REFUSED = "everyRuleRefusesSomething";
  private static final String KINDS = "everyKindOfViolationIsProduced";
  private static final String LEVELS = "aLevelIsBusyFromItsGetToItsPut";
  private static final String AS_IT_WAS = "theCpuIsAsItWasWhenAllHasReturned";
  private static final String BREAKS_NOTHING = "whatIsDoneThereBreaksNothing";
  private static final String MANY = "bothAgreeWherePagesAndSetsOfCellsAreMany";
  private static final String AGREE = "bothBreakTheSameClaimsWithTheSameFewestArrivals";

  /** Those that the table of who may interrupt whom tells without the rules; the others are missed where they should refuse. */
  private static final List<LegalityRule> IN_TABLE = List.of(
      LegalityRule.IRQS_OFF,
      LegalityRule.SOFTIRQ_ONLY_OUTSIDE_INTERRUPT,
      LegalityRule.NMI_MASKED,
      LegalityRule.NO_DEBUG_EXCEPTION_IN_NMI,
      LegalityRule.NO_DEBUG_EXCEPTION_IN_DEBUG,
      LegalityRule.NO_KPROBE_IN_KPROBE);

  private SeededDefects() {}

  /** {@return each rule, never asked} */
  static Stream<SeededDefect> rules() {
    return Arrays.stream(LegalityRule.values())
        .map(rule -> new SeededDefect(
            "machine/LegalityRule.java",
            "if (rule.refuses(cpu, state, arrival)) {",
            "if (rule != " + rule + " && rule.refuses(cpu, state, arrival)) {",
            IN_TABLE.contains(rule) ? MACHINE : COVERAGE,
            IN_TABLE.contains(rule) ? TABLE : REFUSED));
  }

  /** {@return the check of each kind of violation, left out} */
  static Stream<SeededDefect> claims() {
    Map<String, String> checks = Map.of(
        "Driver.of(cpu).ifDisturbed(cell, () -> interference(cpu, data, cell))", "{}",
        "report(cpu, new Violation.Leak(Samples.name(cpu, data), name(regs, r), word.toString()));",
            "",
        "report(cpu, new Violation.NeedlessDrop(Samples.name(cpu, data), what));", "",
        "report(cpu, new Violation.Imbalance(Driver.of(cpu).here(counter).name(), what));", "",
        "report(cpu, new Violation.OutOfBounds(array, index, length));", "",
        "report(cpu, new Violation.AssertionFailed(where, assertion));", "",
        "report(cpu, new Violation.Oops(where, what));", "",
        "report(cpu, new Violation.Hang(where, what));", "");
    return checks.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(check -> new SeededDefect(CHECKER, check.getKey(), check.getValue(), COVERAGE, KINDS));
  }

  /** {@return the truth of each kind of word, taken for granted} */
  static Stream<SeededDefect> truths() {
    return Stream.of(
        new SeededDefect(
            CHECKER,
            "if (!word.equals(user)) {",
            "if (false) {",
            "properties.LongLivedCpuProperties",
            "aCopyThatIsFilledOnceGrowsStale"),
        new SeededDefect(
            CHECKER,
            "wrong(cpu, data, regs, r, word, Violation.WrongValue.ONE_ORIGIN);",
            "",
            "check.ViolationTest",
            "wrongValueIsAWordOfAnotherOrigin"),
        new SeededDefect(
            CHECKER,
            "if (!own) {",
            "if (false) {",
            PROTOCOLS,
            "aWordFilledByANestedSampleOfTheSameKindIsNotTheVictims"));
  }

  /** {@return masks, barriers and counters that do not do what they say} */
  static Stream<SeededDefect> barriersAndCounters() {
    String guard = "perf/RecursionContext.java";
    return Stream.of(
        new SeededDefect(guard, "if (depth != 0) {", "if (depth > 9) {", GUARD, LEVELS),
        new SeededDefect(
            guard, "cpu.store(counter, Math.max(-1, cpu.load(counter) - 1));", "", GUARD, LEVELS),
        new SeededDefect(
            "perf/Interrupts.java",
            "entry.servingSoftirq(false);",
            "entry.servingSoftirq(true);",
            MACHINE,
            AS_IT_WAS),
        new SeededDefect(
            "machine/ReorderedExecution.java",
            "public void barrier() {\n    point();",
            "public void barrier() {",
            "explore.CompilerReordersTest",
            "aGuardWithBothBarriersDropsAndBreaksNothingElse"),
        new SeededDefect(
            "machine/ReorderedExecution.java",
            "public void barrier() {\n    point();",
            "public void barrier() {",
            "properties.CompilerProperties",
            "aFlagWithItsBarriersCoversTheSlot"),
        new SeededDefect(
            "machine/AtRest.java",
            "  public void point() {\n    frame().nextPoint(null);",
            "  public void point() {\n    driver.point();",
            AT_REST,
            BREAKS_NOTHING),
        new SeededDefect("machine/Machine.java", "rest.undo();", "", AT_REST, BREAKS_NOTHING));
  }

  /** {@return what a compiler may do, not done: a store never comes before an earlier load, nor before one with a second load behind it} */
  static Stream<SeededDefect> moves() {
    return Stream.of(
        new SeededDefect(
            "explore/prover/Reordering.java",
            "if (Op.has(op, Op.MAY_WAIT) && block.isPassed()) {",
            "if (false) {",
            MOVES,
            "aStoreComesBeforeAnEarlierLoad"),
        new SeededDefect(
            "explore/prover/Reordering.java",
            "if (Op.has(op, Op.MAY_WAIT) && block.isPassed()) {",
            "if (false) {",
            MOVES,
            "bothBreakTheSameClaimsAndReplayConfirmsThem"),
        new SeededDefect(
            "explore/prover/LoadsOfRegion.java",
            "isLoadedBehind |= load.cell() == cell;",
            "",
            MOVES,
            "aLoadOfTheSameCellInBetweenHidesNothing"));
  }

  /** {@return proofs about two tasks, each without what makes them sound} */
  static Stream<SeededDefect> tasks() {
    return Stream.of(
        // A task that is left at none of its points.
        new SeededDefect(
            "explore/prover/FrameRun.java",
            "leaveTaskB(block, next - 1);",
            "",
            TASKS,
            "whatBreaksUpToTheBoundBreaksByAsFewArrivalsAndIsConfirmed"),
        // A task's state, keyed without what it has read.
        new SeededDefect(
            "explore/prover/HalfDoneFrame.java",
            "numbers.computeIfAbsent(place,",
            "numbers.computeIfAbsent(new Place(device, null, at, ofTask, path.mine),",
            TASKS,
            "randomProtocolsBreakTheSameClaimsByAsFewArrivals"),
        // Task B goes on as task A.
        new SeededDefect(
            "explore/prover/HalfDoneTask.java",
            "goesOn ? own.place(from).ofTask().get(i)",
            "goesOn ? atStart[i]",
            TASKS,
            "taskBRunsItsOwnCodeAlsoWhereItGoesOn"),
        // Task B, left although a handler over it has left preemption off.
        new SeededDefect(
            "explore/prover/FrameRun.java",
            "if (!mayArrive(Arrival.PREEMPTION, path.memory.values(), CellSet.NONE)) {",
            "if (!mayArrive(Arrival.PREEMPTION, path.memory.start(), CellSet.NONE)) {",
            TASKS,
            "aHandlerOverTaskBThatLeavesPreemptionOffKeepsItFromBeingLeft"),
        // Task B is not left inside a softirq over it.
        new SeededDefect(
            "explore/prover/FrameRun.java",
            "if (path.isOfTaskB) {\n      leaveTaskB",
            "if (path.isOfTaskB && model.kinds().isTaskB(kind)) {\n      leaveTaskB",
            TASKS,
            "soTheyDoWhereTasksAreLeftInsideSoftirqs"),
        // Task B goes on without the softirq in which it was left.
        new SeededDefect(
            "explore/prover/FrameRun.java",
            "if (softirq == null) {",
            "if (true) {",
            TASKS,
            "soTheyDoWhereTasksAreLeftInsideSoftirqs"),
        // A user register that looks as before, taken for that of the same entry.
        new SeededDefect(
            "explore/prover/Outcome.java",
            "before(cell, start.get(cell))",
            "start.get(cell)",
            TASKS,
            "aDesignThatSharesNothingIsProvedForAnyNumberOfSwitches"));
  }

  /** {@return the reductions of the prover, each without what makes it sound} */
  static Stream<SeededDefect> reductions() {
    String run = "explore/prover/FrameRun.java";
    String outcome = "explore/prover/Outcome.java";
    String shared = "explore/prover/SharedStates.java";
    return Stream.of(
        // Late injection that ignores masks.
        new SeededDefect(
            "explore/prover/Unfolder.java",
            "before(mask, /* isStore= */ true);",
            "frame.nextPoint(mask);",
            PROTOCOLS,
            AGREE),
        new SeededDefect(
            "explore/prover/Unfolder.java",
            "before(mask, /* isStore= */ true);",
            "frame.nextPoint(mask);",
            "properties.protocol.ProverProperties",
            "proverAndEnumeratorAgree"),
        // Footprints without nested reads.
        new SeededDefect(
            run,
            "footprints.read(kind, footprints.reads(handlerKind), path.written, in.written());",
            "",
            PROTOCOLS,
            AGREE),
        new SeededDefect(
            run,
            "footprints.read(kind, footprints.reads(handlerKind), path.written, in.written());",
            "",
            "properties.protocol.ProverProperties",
            "proverAndEnumeratorAgree"),
        // A handler's return not seen as a conflict.
        new SeededDefect(outcome, "footprints.write(kind, changed);", "", PROTOCOLS, AGREE),
        // Deltas without owners.
        new SeededDefect(
            outcome, "path.stored.intersection(live),", "CellSet.NONE,", PROTOCOLS, AGREE),
        // A word that another sample stored, taken for unchanged because the two look alike.
        new SeededDefect(
            outcome,
            "return path.written.minus(known",
            "return path.written.minus(path.stored).minus(known",
            PROTOCOLS,
            "aWordFilledByANestedSampleOfTheSameKindIsNotTheVictims"),
        // Deltas without what only the frames below will read.
        new SeededDefect(
            "explore/prover/SliceProver.java",
            "discovering ? CellSet.NONE : live.intersection(footprints.writes(kind))",
            "CellSet.NONE",
            PROTOCOLS,
            AGREE),
        // Footprints without what tells whether something may arrive.
        new SeededDefect(
            "explore/prover/LateInjection.java",
            "CellSet all = footprints.legality(arrival.arrival());",
            "CellSet all = CellSet.NONE;",
            PROTOCOLS,
            AGREE),
        // Points that answer for the access they announce, and not for what follows it.
        new SeededDefect(
            "explore/prover/LateInjection.java",
            "if (rest.isNothing() || off) {",
            "if (point != 0) {",
            PROTOCOLS,
            "somethingComesBetweenAStoreAndAPredicateThoughTheLoadInBetweenIsNoneOfItsBusiness"),
        // A last point at which not everything is let in.
        new SeededDefect(run, "rest.isLast() || ", "", PROTOCOLS, AGREE),
        // Pages of memory that one of two copies changes for both.
        new SeededDefect("machine/Values.java", "Arrays.fill(own, false);", "", PROTOCOLS, MANY),
        // Pages that count as looked at though they may have changed since.
        new SeededDefect(
            "explore/prover/MemoryNumbers.java",
            "lasting == null || !of.knows(page, lasting)",
            "!of.knows(page, lasting)",
            PROTOCOLS,
            MANY),
        // Counts that leave no trace though nobody has given them back.
        new SeededDefect(
            "explore/prover/Outcome.java", "noteLeftAdjusted(kind, start);", "", PROTOCOLS, AGREE),
        // Handlers that share states, all of which begin in the memory of the first.
        new SeededDefect(shared, "return begun;", "return first.copy();", PROTOCOLS, AGREE),
        // Ways between shared states that cost nothing.
        new SeededDefect(shared, "costs.add(path.cost);", "costs.add(0);", PROTOCOLS, AGREE),
        // Footprints without nested stores that nobody in between reads.
        new SeededDefect(
            run,
            "footprints.write(kind, footprints.writes(handlerKind));",
            "",
            "explore.prover.ProverAgreesOnDesignsTest",
            "aBreakThreeDeepIsFound"));
  }
}
