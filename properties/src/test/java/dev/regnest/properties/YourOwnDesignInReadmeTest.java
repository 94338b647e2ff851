package dev.regnest.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.check.Claim;
import dev.regnest.explore.Schedule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the README shows of a design of one's own is {@link YourOwnDesignExample}, and does what it says there. */
class YourOwnDesignInReadmeTest {
  private static final Path README = Path.of("../README.md");
  private static final Path EXAMPLE =
      Path.of("src/test/java/dev/regnest/properties/YourOwnDesignExample.java");

  @Test
  void theReadmeShowsTheExampleLineByLine() throws IOException {
    List<String> shown = Files.readAllLines(README);
    int from = shown.indexOf("```java") + 1;
    assertTrue(from > 0, "no Java in " + README);
    List<String> code =
        shown.subList(from, from + shown.subList(from, shown.size()).indexOf("```"));
    List<String> example = Files.readAllLines(EXAMPLE);
    int start = example.indexOf("@Domain(RegnestDomain.class)");
    assertEquals(example.subList(start, example.size()), code);
    assertEquals(15, code.size());
  }

  /** The command line does not know the design, so the line that replays it is Java, see {@link ReplayLineTest}. */
  @Test
  void theExampleBreaksWhereAKprobeInterruptsAnNmi() {
    Question question = Question.of(new YourOwnDesignExample().design(), "nmi-like-exceptions");
    Scenario scenario = new Scenario(question, Schedule.parse("n2(k3)"));
    AssertionError error = assertThrows(AssertionError.class, () -> scenario.keeps(Claim.P1));
    String message = error.getMessage();
    assertTrue(
        message.contains("regnest: Interference (equal words) in level-slots: NMI sample"),
        message);
    assertTrue(
        message.contains("replay: new Scenario(Question.of(design(), \"nmi-like-exceptions\"),"
            + " Schedule.parse(\"n2(k3)\")).keeps(Claim.P1);"),
        message);
  }
}
