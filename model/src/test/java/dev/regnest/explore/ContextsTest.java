package dev.regnest.explore;

import static dev.regnest.explore.Runs.hypothesis;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regnest.kernel.Era;
import dev.regnest.machine.Cpu;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the innermost sample of a schedule is told when it asks where it is, era by era.
 *
 * <p>Answers are written N, H, S, V, I for in_nmi(), in_hardirq(), in_softirq(), in_serving_softirq() and in_interrupt(), a dash for
 * no, and interrupt_context_level().
 */
class ContextsTest {
  @ParameterizedTest(name = "{0} of {1} under {2}: {3}")
  @CsvSource(delimiter = '|', textBlock = """
          -          | V4_4       | nested-irqs         | ----- 0
          -          | PREEMPT_RT | nested-irqs         | ----- 0
          -          | V4_4       | bh-disabled         | --S-I 0
          -          | PREEMPT_RT | bh-disabled         | --S-I 0
          s3         | V4_4       | nested-irqs         | --SVI 1
          s3         | V6_19      | nested-irqs         | --SVI 1
          s1         | PREEMPT_RT | nested-irqs         | --SVI 0
          h3         | V4_4       | nested-irqs         | -H--I 2
          h4         | V4_4       | bh-disabled         | -HS-I 2
          s3(h2)     | V4_4       | nested-irqs         | -HSVI 2
          s1(h2)     | PREEMPT_RT | nested-irqs         | -HSVI 2
          n3         | V4_4       | nested-irqs         | NH--I 3
          n4         | V4_4       | bh-disabled         | NHS-I 3
          s3(n2)     | V4_4       | nested-irqs         | NHSVI 3
          h3(n1)     | V4_4       | nested-irqs         | NH--I 3
          s3(h2(n1)) | V4_4       | nested-irqs         | NHSVI 3
          b3         | V4_4       | nmi-like-exceptions | -H--I 2
          k3         | V4_4       | nmi-like-exceptions | -H--I 2
          b3         | V4_6       | nmi-like-exceptions | -H--I 2
          s3(k2)     | V4_4       | nmi-like-exceptions | -HSVI 2
          h3(b1)     | V4_4       | nmi-like-exceptions | -H--I 2
          n3(b1)     | V4_4       | nmi-like-exceptions | NH--I 3
          b3         | V6_1       | nmi-like-exceptions | NH--I 3
          b3         | V5_11      | nmi-like-exceptions | NH--I 3
          k3         | V5_11      | nmi-like-exceptions | NH--I 3
          s3(k2)     | V5_11      | nmi-like-exceptions | NHSVI 3
          h3(b1)     | V6_19      | nmi-like-exceptions | NH--I 3
          b3(n1)     | V6_19      | nmi-like-exceptions | NH--I 3
          n3(k1)     | V5_11      | nmi-like-exceptions | NH--I 3
          h3(x1)     | V4_4       | entry-lag           | ----- 0
          s3(h2(x1)) | V4_4       | entry-lag           | --SVI 1
          n3(x1)     | V4_4       | entry-lag           | ----- 0
          """)
  void theInnermostSampleIsTold(String schedule, Era era, String hypothesis, String told) {
    List<String> answers = new ArrayList<>();
    int depth = Schedule.parse(schedule).depth();
    Runs.violations(
        Probe.design((cpu, data) -> {
          if (cpu.depth() == depth) {
            answers.add(answers(cpu));
          }
        }),
        hypothesis(hypothesis).in(era),
        schedule);
    assertEquals(List.of(told), answers);
  }

  private static String answers(Cpu cpu) {
    return letter('N', cpu.inNmi())
        + letter('H', cpu.inHardirq())
        + letter('S', cpu.inSoftirq())
        + letter('V', cpu.inServingSoftirq())
        + letter('I', cpu.inInterrupt())
        + " "
        + cpu.interruptContextLevel();
  }

  private static String letter(char letter, boolean yes) {
    return yes ? "" + letter : "-";
  }
}
