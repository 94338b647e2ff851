package dev.regnest.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regnest.design.Design;
import dev.regnest.design.Designs;
import dev.regnest.kernel.Register;
import dev.regnest.machine.Switch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * How many schedules of at most two arrivals each design has under each hypothesis, and what the first of those that break it does; one
 * arrival where the compiler moves accesses.
 *
 * <p>The numbers are the model's points, masks and rules, counted: a change here is a change of the model, and wants a reason.
 * {@link EnumeratorTest} derives some of them by hand; the others are what was found, and kept.
 * {@code -Dregnest.promote=true} writes them anew.
 */
class FewArrivalsTest {
  private static final Path KNOWN = Path.of("src/test/resources/dev/regnest/explore/few-arrivals");

  /** Which words are copied changes neither. */
  private static final List<Register> WORD = Registers.REPRESENTATIVE.subList(0, 1);

  static Stream<Hypothesis> hypotheses() {
    return Hypotheses.all().stream();
  }

  @ParameterizedTest
  @MethodSource("hypotheses")
  void isCountedAndBreaksWhatIsKnown(Hypothesis hypothesis) throws IOException {
    List<String> found =
        Designs.all().stream().map(design -> line(design, hypothesis)).toList();
    Path known = KNOWN.resolve(hypothesis.id() + ".txt");
    if (Boolean.getBoolean("regnest.promote")) {
      Files.createDirectories(KNOWN);
      Files.write(known, found);
    }
    assertEquals(String.join("\n", Files.readAllLines(known)), String.join("\n", found));
  }

  private static String line(Design design, Hypothesis hypothesis) {
    int most = hypothesis.switches().contains(Switch.COMPILER_REORDERS) ? 1 : 2;
    Judgement judgement = Enumerator.judge(design, hypothesis, WORD, most, () -> false);
    StringBuilder line = new StringBuilder(design.id() + ": " + judgement.schedules());
    judgement
        .broken()
        .forEach((claim, example) -> line.append("; ")
            .append(claim)
            .append(" by ")
            .append(example.schedule())
            .append(", ")
            .append(example.violation().explain()));
    return line.toString();
  }
}
