package dev.regnest.report;

import static dev.regnest.report.Timelines.design;
import static dev.regnest.report.Timelines.hypothesis;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regnest.design.Design;
import dev.regnest.design.Reading;
import dev.regnest.explore.Registers;
import dev.regnest.explore.Schedule;
import dev.regnest.kernel.Era;
import dev.regnest.kernel.Register;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InvocationTest {
  @Test
  void saysNothingThatIsSoAnyway() {
    assertEquals(
        "./regnest replay single 'n7'",
        Invocation.replay(
            design("single"),
            hypothesis("nested-irqs"),
            Registers.REPRESENTATIVE,
            Schedule.parse("n7")));
  }

  @Test
  void namesWhatIsNotTheDefault() {
    assertEquals(
        "./regnest replay single '-' --hypothesis entry-lag --era V6_19 --registers bp",
        Invocation.replay(
            design("single"),
            hypothesis("entry-lag").in(Era.V6_19),
            List.of(Register.BP),
            Schedule.empty()));
  }

  /** A design that is asked in an era of its own needs no option there, and one where it is asked in the hypothesis' era. */
  @Test
  void namesTheEraWhereItIsNotTheDesignsOwn() {
    Design single = design("single");
    Reading reading = new Reading("", " -D SLOTS=4", List.of(), List.of(), List.of());
    Design own =
        new Design("own.c", "", "", Set.of(), Optional.of(Era.V5_11), reading, single.build());
    assertEquals("./regnest replay own.c '-' -D SLOTS=4", inEra(own, Era.V5_11));
    assertEquals("./regnest replay own.c '-' -D SLOTS=4 --era V4_4", inEra(own, Era.V4_4));
  }

  @Test
  void aNameWithABlankIsQuotedForTheShell() {
    Design blank = design("single").named("my file's.c");
    assertEquals(
        "./regnest replay 'my file'\\''s.c' '-'",
        Invocation.replay(
            blank, hypothesis("nested-irqs"), Registers.REPRESENTATIVE, Schedule.empty()));
  }

  private static String inEra(Design design, Era era) {
    return Invocation.replay(
        design, hypothesis("nested-irqs").in(era), Registers.REPRESENTATIVE, Schedule.empty());
  }

  @Test
  void allRegistersAreAll() {
    assertEquals(
        "./regnest replay single '-' --registers all",
        Invocation.replay(
            design("single"), hypothesis("nested-irqs"), Registers.ALL, Schedule.empty()));
  }
}
