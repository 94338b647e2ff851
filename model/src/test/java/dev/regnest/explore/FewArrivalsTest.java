package dev.regnest.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.design.Design;
import dev.regnest.design.Designs;
import dev.regnest.kernel.Register;
import dev.regnest.machine.Switch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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
    List<String> held = Files.readAllLines(known);
    assertTrue(held.size() > 20, "those of the mail");
    assertEquals(String.join("\n", held), String.join("\n", among(idsOf(held), found)));
  }

  /** A design that came since is held to its contract alone, until somebody has its line written here as well. */
  private static List<String> among(Set<String> ids, List<String> lines) {
    return lines.stream().filter(line -> ids.contains(id(line))).toList();
  }

  private static Set<String> idsOf(List<String> lines) {
    return lines.stream().map(FewArrivalsTest::id).collect(Collectors.toSet());
  }

  private static String id(String line) {
    return line.substring(0, line.indexOf(':'));
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
