package dev.regnest.kernelc.seeded;

import dev.regnest.seeded.DefectRun;
import dev.regnest.seeded.SeededDefect;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the tests of files in C are worth: with a rule of what a compiler may move broken, of what hangs, or devices confused, a named one turns red. */
class SeededDefectsTest {
  private static final String WAITING = "kernelc.LoadsThatWaitTest";
  private static final String ORDERS = "kernelc.orders.CompiledOrdersTest";

  private static final String DEVICES = "kernelc.DevicesTest";
  private static final String ALONE = "oneOfThemMayComeAloneUnlessTheyRunTogether";

  private static final String WAITS = "kernelc.waits.WaitsTest";
  private static final String AGREE = "proverEnumeratorAndReplayFindTheHangsThatThereAre";
  private static final String HANGS = "kernelc.HangsTest";

  private static final String LOAD = "aStoreComesBeforeAnEarlierLoadUnlessItDependsOnThat";
  private static final String JOIN =
      "whatStandsBehindTheJoinOfABranchComesBeforeTheLoadThatItTests";
  private static final String BRANCH = "whatABranchComputesComesBehindTheLoadThatItTests";
  private static final String BOTH = "whatStandsInBothArmsComesBeforeTheLoadThatTheBranchTests";
  private static final String ALL = "bothFindTheOutcomesThatSomeOrderLeadsToAndNoOther";

  static Stream<SeededDefect> defects() {
    String waits = "address.and(control));\n      frame.letNextLoadWait();";
    String value = "Dependences stored = current";
    String behind =
        "ofOrdered = ofOrdered.and(control);\n    }\n    control = arms.leaves() ? control : before;";
    String held = "ofOrdered = ofOrdered.and(control);\n    }";
    String locals = "arms.slots().forEach(slot -> set(slot, was(slot).and(control)));";
    String both = "exempt == 0 ? control : outside.get(outside.size() - exempt)";
    return Stream.of(
        // No store comes before an earlier load.
        defect(waits, "address.and(control));", WAITING, LOAD),
        defect(waits, "address.and(control));", ORDERS, ALL),
        // A store comes before what its value is computed from.
        defect(value, "Dependences stored = Dependences.NONE", WAITING, LOAD),
        defect(value, "Dependences stored = Dependences.NONE", ORDERS, ALL),
        // What stands behind a branch depends on it.
        defect(behind, held, WAITING, JOIN),
        // What a branch computes does not.
        defect(locals, "", WAITING, BRANCH),
        // Nor is it of account that both arms have it.
        defect(both, "control", WAITING, BOTH),
        // What a handler has written is not told apart from what lay there.
        new SeededDefect(
            "explore/prover/SharedStates.java",
            "startAgain(toldApart, CellSet.NONE,",
            "startAgain(toldApart, toldApart,",
            "kernelc.SharedStatesTest",
            "aHandlerThatMayWriteWhatTheFirstFoundDoesBoth"),
        // The second device of a level runs the first one's handler.
        new SeededDefect("explore/prover/Kinds.java", " + device.number();", ";", DEVICES, ALONE),
        // Only the first one interrupts.
        new SeededDefect(
            "explore/Extensions.java",
            "devices(arrival).forEach(",
            "devices(arrival).stream().limit(1).forEach(",
            DEVICES,
            "theEnumeratorSaysTheSame"),
        // A latched NMI is taken for one of the device whose NMI is handled.
        new SeededDefect(
            "machine/CpuState.java",
            "(nmi >> LATCHED_SHIFT & DEVICE) << RUNNING_SHIFT",
            "nmi & DEVICE << RUNNING_SHIFT",
            DEVICES,
            "aLatchedNmiRunsTheHandlerOfItsOwnDevice"),
        // What arrives is no way out of a loop.
        waits(
            "Progress",
            "      node.before.add(last);",
            "if (way != Way.ARRIVAL) node.before.add(last);"),
        // Nor is what is chosen.
        waits(
            "Progress",
            "      node.before.add(last);",
            "if (way != Way.CHOICE) node.before.add(last);"),
        // Nobody below is asked.
        waits(
            "FrameRun",
            "still -> summary.waits(wait(still))",
            "still -> prover.isEndless(still.place())"),
        // What is set aside is not left to those further below.
        waits("Waits", "into.waits(path.aside.after(changes, path.aside.way()));", "giveUp();"),
        // Those below go on in the context of what is set aside.
        new SeededDefect(
            "model",
            "explore/prover/Waits.java",
            "model.setCpu(memory, model.cpu(from.memory()));",
            "",
            HANGS,
            "whatWasInterruptedGoesOnInItsOwnContext"),
        // Task A may wait for ever.
        ofTwoTasks("endless.addAll(isTask ? own : List.of());", ""),
        // So may task B, where it cannot be left.
        ofTwoTasks("giveUp();\n      return true;", "return true;"),
        // A proof that only tells no nested frame from some answers code that counts them.
        new SeededDefect(
            "model",
            "explore/prover/Unfolder.java",
            "throw new NestsWithoutLimit();",
            "return peek(count);",
            "kernelc.NestedCountsTest",
            "theWholeCountTellsANestedHandlerFromTheOneThatItHits"),
        // Where a task was left half done is told apart by the statement, but not by its locals.
        new SeededDefect(
            "kernelc",
            "kernelc/run/OwnState.java",
            "    this.all = all;\n    hash = Arrays.hashCode(all);",
            "this.all = new long[0]; hash = 0;",
            "kernelc.HalfDoneTasksTest",
            "whereATaskIsLeftItsLocalsAreKept"),
        // A lock that sleeps turns preemption off.
        new SeededDefect(
            "model",
            "kernel/Era.java",
            "return Difference.SPINLOCKS_SLEEP.holds(this);",
            "return false;",
            "kernelc.RealTimeTest",
            "locksInTwoOrdersAreADeadlockAndInOneAreNone"),
        // What is written on a way that joins another is not known to be.
        new SeededDefect(
            "model",
            "explore/prover/FrameRun.java",
            "footprints.write(kind, path.written.minus(footprints.reads(kind).minus(notKeyed)));",
            "",
            "kernelc.WrittenOnOneWayTest",
            "aStoreThatIsChosen"),
        // Replay and the enumerator let nothing arrive.
        new SeededDefect(
            "model", "explore/Standstills.java", "if (mayEnd()) {", "if (false) {", WAITS, AGREE),
        // A variable is dead behind the first statement that names it, or though its address is
        // known.
        new SeededDefect(
            "kernelc",
            "kernelc/compile/LastUses.java",
            "last.put(variable",
            "last.putIfAbsent(variable",
            "kernelc.random.EnginesAgreeOnRandomFilesTest",
            "bothBreakTheSameClaimsWithTheSameFewestArrivals"),
        new SeededDefect(
            "kernelc",
            "kernelc/compile/LastUses.java",
            "addressed.add(variable);",
            "",
            "kernelc.DeadLocalsTest",
            "oneToWhichSomethingPointsIsHeld"),
        // What is shifted right is demanded no further than what comes of it.
        dropped("BitsPassedOn", "\"|\", \"^\", \"&\");", "\"|\", \"^\", \"&\", \">>\");"),
        // One bit less than a mask has is demanded.
        dropped("BitsPassedOn", "Long.SIZE - Long", "Long.SIZE - 1 - Long"),
        // A branch demands nothing.
        dropped("Demands", "all(branch.condition());", ""),
        // What goes into a variable is not demanded as far as that is.
        dropped("BitsPassedOn", "pass(assign.value(), demands.of(to));", ""));
  }

  private static SeededDefect dropped(String file, String was, String becomes) {
    return new SeededDefect(
        "kernelc",
        "kernelc/compile/" + file + ".java",
        was,
        becomes,
        "kernelc.random.DroppedValuesTest",
        "whatIsDroppedChangesNeitherWhatBreaksNorItsFewestArrivals");
  }

  private static SeededDefect waits(String file, String was, String becomes) {
    return new SeededDefect(
        "model", "explore/prover/" + file + ".java", was, becomes, WAITS, AGREE);
  }

  private static SeededDefect ofTwoTasks(String was, String becomes) {
    return new SeededDefect(
        "model",
        "explore/prover/Waits.java",
        was,
        becomes,
        "kernelc.waits.TwoTasksWaitTest",
        "nothingIsProvedWhereATaskMayWaitForEver");
  }

  private static SeededDefect defect(String was, String becomes, String test, String method) {
    return new SeededDefect("kernelc", "kernelc/run/Dependencies.java", was, becomes, test, method);
  }

  @ParameterizedTest
  @MethodSource("defects")
  void replacesWhatStandsInTheSourceOnceAndNamesATestThatIsThere(SeededDefect defect)
      throws Exception {
    DefectRun.canBeSeeded(defect);
  }

  @ParameterizedTest
  @MethodSource("defects")
  @Tag("soak")
  void turnsItsTestRed(SeededDefect defect, @TempDir Path scratch) throws Exception {
    DefectRun.turnsRed(defect, scratch);
  }
}
