package dev.regnest.explore.why;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regnest.design.Design;
import dev.regnest.design.Designs;
import dev.regnest.explore.Hypotheses;
import dev.regnest.explore.Hypothesis;
import dev.regnest.explore.Replay;
import dev.regnest.explore.Schedule;
import dev.regnest.kernel.Register;
import dev.regnest.machine.Arrival;
import dev.regnest.machine.Cell;
import dev.regnest.machine.Frame;
import dev.regnest.machine.Predicate;
import dev.regnest.machine.Tracer;
import dev.regnest.machine.mutation.Operation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MutantsTest {
  private static final Hypothesis NESTED_IRQS = Hypotheses.named("nested-irqs").orElseThrow();

  private static Mutants of(String design) {
    return Mutants.of(Designs.named(design).orElseThrow(), List.of(NESTED_IRQS));
  }

  private static List<String> names(String design) {
    return of(design).all().stream().map(Mutant::name).toList();
  }

  @Test
  void operationsStandInTheOrderOfTheCodeWithOneNameForAllSlots() {
    assertEquals(
        List.of(
            "interrupt_context_level()",
            "load recursion[i]",
            "recursion[i] = 1",
            "barrier()",
            "load task_pt_regs.ip",
            "__regs_user[i].ip = ...",
            "load __regs_user[i].ip",
            "barrier()",
            "load recursion[i]",
            "recursion[i] = 0"),
        of("recursion-slot").operations().stream().map(Operation::text).toList());
  }

  @Test
  void eachOperationHasTheMutantsOfItsKind() {
    // A level has two historical slips; a counter is tested, dropped alone and with its
    // counterpart, and moved over the fill; a barrier and
    // a fill are dropped; the fill is followed by its own load, and the last store by nothing, so
    // neither moves.
    assertEquals(
        List.of(
            "in_softirq 1",
            "in_interrupt 1",
            "ignore 2",
            "drop 3",
            "without 3",
            "swap 3",
            "drop 4",
            "drop 6",
            "drop 8",
            "early 9",
            "drop 10"),
        names("recursion-slot"));
    // One instruction more can be taken apart, and the pile never gets full here: no second
    // decrement.
    assertEquals(
        List.of(
            "drop 1",
            "without 1",
            "widen 1",
            "drop 2",
            "drop 4",
            "drop 6",
            "drop 7",
            "widen 7",
            "early 7"),
        names("pile-4"));
    assertEquals(List.of("drop 2"), names("on-stack"), "the store to the stack");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = ';',
      value = {
        // The pile in one slot: a read-modify-write is traced as a store.
        "pile-4; plain; S nesting=1, S ip, L ip, S nesting=0",
        "pile-4; drop 1; L nesting, S ip, L ip, S nesting=-1",
        "pile-4; without 1; L nesting, S ip, L ip",
        "pile-4; widen 1; L nesting, S nesting=1, S ip, L ip, S nesting=0",
        "pile-4; drop 4; S nesting=1, L ip, S nesting=0",
        "pile-4; early 7; S nesting=1, S ip, S nesting=0, L ip",
        "recursion-slot; plain; L recursion, S recursion=1, S ip, L ip, L recursion, S recursion=0",
        "recursion-slot; swap 3; L recursion, S ip, S recursion=1, L ip, L recursion, S recursion=0",
        "recursion-slot; drop 10; L recursion, S recursion=1, S ip, L ip, L recursion",
        "single-flag-cleared; plain; L filled, S ip, S filled=1, L ip, S filled=0",
        "single-flag-cleared; swap 3; L filled, S filled=1, S ip, L ip, S filled=0",
        "single-flag-cleared; delay 5; L filled, S ip, L ip, S filled=1, S filled=0",
        // Alone on the CPU, a barrier, a test and a slip leave everything as it is.
        "single-flag-cleared; drop 4; L filled, S ip, S filled=1, L ip, S filled=0",
        "single-flag-cleared; ignore 1; L filled, S ip, S filled=1, L ip, S filled=0",
        "recursion-slot; in_interrupt 1; L recursion, S recursion=1, S ip, L ip, L recursion, S recursion=0",
      })
  void oneChangeIsMadeAndNothingElse(String design, String mutant, String accesses) {
    assertEquals(accesses, String.join(", ", run(design, mutant, "-")));
  }

  private static List<String> run(String design, String mutant, String schedule) {
    Mutants mutants = of(design);
    Design changed = mutant.equals("plain")
        ? mutants.design()
        : mutants.named(mutant).orElseThrow().design();
    Accesses accesses = new Accesses();
    new Replay(changed, NESTED_IRQS.setup(mutants.registers()))
        .run(Schedule.parse(schedule), accesses, (cpu, violation) -> {});
    return accesses.made;
  }

  /** The design's own accesses, in short. */
  private static final class Accesses implements Tracer {
    private final List<String> made = new ArrayList<>();

    private void note(String what, Frame frame, Cell cell, String value) {
      if (frame.stage() != null && !cell.name().startsWith("task_pt_regs")) {
        String name = cell.register().map(Register::label).orElse(cell.name());
        made.add(what + name.replaceFirst("\\[.*", "") + value);
      }
    }

    @Override
    public void loaded(Frame frame, Cell cell, int value) {
      note("L ", frame, cell, "");
    }

    @Override
    public void stored(Frame frame, Cell cell, int value) {
      note("S ", frame, cell, cell.register().isPresent() ? "" : "=" + value);
    }

    @Override
    public void entered(Frame frame) {}

    @Override
    public void returned(Frame frame) {}

    @Override
    public void asked(Frame frame, Predicate predicate, int answer) {}

    @Override
    public void took(Frame frame, Arrival choice) {}
  }
}
