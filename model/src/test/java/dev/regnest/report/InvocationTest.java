package dev.regnest.report;

import static dev.regnest.report.Timelines.design;
import static dev.regnest.report.Timelines.hypothesis;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regnest.explore.Registers;
import dev.regnest.explore.Schedule;
import dev.regnest.kernel.Era;
import dev.regnest.kernel.Register;
import java.util.List;
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

  @Test
  void allRegistersAreAll() {
    assertEquals(
        "./regnest replay single '-' --registers all",
        Invocation.replay(
            design("single"), hypothesis("nested-irqs"), Registers.ALL, Schedule.empty()));
  }
}
