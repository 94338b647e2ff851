package dev.regnest.explore.prover;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regnest.check.Claim;
import dev.regnest.design.Design;
import dev.regnest.design.Designs;
import dev.regnest.explore.Hypotheses;
import dev.regnest.explore.Hypothesis;
import dev.regnest.explore.Judgement;
import dev.regnest.explore.Model;
import dev.regnest.kernel.Register;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Which registers a proof for ax stands for, and that nothing else is said because of it. */
class RegisterSymmetryTest {
  private static final List<Register> AX = List.of(Register.AX);

  /** v4.6's syscall entry leaves out bx, bp and r12 to r15, which are not like ax; the other 15 are. */
  @Test
  void aProofForAxStandsForTheRegistersThatEntryPushesAlike() {
    assertEquals(
        List.of(
            Register.IP,
            Register.AX,
            Register.CX,
            Register.DX,
            Register.SI,
            Register.DI,
            Register.R8,
            Register.R9,
            Register.R10,
            Register.R11,
            Register.ORIG_AX,
            Register.FLAGS,
            Register.SP,
            Register.CS,
            Register.SS),
        likeAx("on-stack", "nested-irqs"));
  }

  /** Pushed one by one, no two words are in place at the same points. */
  @Test
  void noRegisterIsLikeAxWhereEachIsPushedAtAPointOfItsOwn() {
    assertEquals(AX, likeAx("on-stack", "half-built-entry"));
  }

  /** This design takes cs and flags, and nothing else, from the interrupted frame. */
  @Test
  void aDesignThatTreatsRegistersApartIsFoundOut() {
    List<Register> alike = likeAx("pebs-cs-flags", "nested-irqs");
    assertEquals(
        List.of(true, false, false),
        List.of(
            alike.contains(Register.CX),
            alike.contains(Register.CS),
            alike.contains(Register.FLAGS)));
  }

  @Test
  void verdictsAndSchedulesAreTheSameWithoutIt() {
    List<Register> registers =
        List.of(Register.AX, Register.IP, Register.CS, Register.SP, Register.BP, Register.BX);
    for (String design : List.of("single-flag-last", "nmi-user-regs", "pebs-cs-flags")) {
      for (Hypothesis hypothesis : Hypotheses.provable()) {
        Design judged = Designs.named(design).orElseThrow();
        assertEquals(
            schedules(Prover.judge(
                judged,
                hypothesis,
                registers,
                EnumSet.complementOf(EnumSet.of(Reduction.REGISTER_SYMMETRY)),
                () -> false)),
            schedules(Prover.judge(judged, hypothesis, registers, () -> false)),
            () -> design + " under " + hypothesis.id());
      }
    }
  }

  private static Map<Claim, String> schedules(Judgement judgement) {
    Map<Claim, String> schedules = new TreeMap<>();
    judgement
        .broken()
        .forEach(
            (claim, found) -> schedules.put(claim, found.schedule() + " " + found.violation()));
    return schedules;
  }

  private static List<Register> likeAx(String design, String hypothesis) {
    SliceProver prover = new SliceProver(
        model(design, hypothesis, AX), EnumSet.allOf(Reduction.class), false, () -> false);
    prover.prove();
    return Register.copyOrder().stream()
        .filter(r -> {
          List<Register> slice = List.of(r);
          UnfoldedModel other = new UnfoldedModel(model(design, hypothesis, slice), false);
          return new RegisterSymmetry(AX, prover.unfolded(), slice, other).holds();
        })
        .toList();
  }

  private static Model model(String design, String hypothesis, List<Register> registers) {
    return new Model(
        Designs.named(design).orElseThrow(),
        Hypotheses.named(hypothesis).orElseThrow().setup(registers));
  }
}
