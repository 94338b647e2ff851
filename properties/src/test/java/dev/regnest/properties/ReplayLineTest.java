package dev.regnest.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.check.Claim;
import dev.regnest.design.Design;
import dev.regnest.explore.Hypothesis;
import dev.regnest.explore.Schedule;
import dev.regnest.kernel.Era;
import dev.regnest.kernel.EventSource;
import dev.regnest.properties.RandomStorage.Counting;
import dev.regnest.properties.RandomStorage.Kind;
import dev.regnest.properties.RandomStorage.Statement;
import java.lang.invoke.MethodHandles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a failure prints for replay is Java, where it is no command line, and fails in the same way when it is pasted into a test. */
class ReplayLineTest {
  private static final AtomicInteger COMPILED = new AtomicInteger();

  /** One slot for each level of context, which a kprobe in an NMI breaks. */
  private static final Design OWN = new YourOwnDesignExample().design();

  private static final Hypothesis OWN_HYPOTHESIS = new Hypothesis(
      "my-probes",
      "NMIs, breakpoints and kprobes hit a task's sample.",
      Set.of(EventSource.TASK_EVENT, EventSource.PMI, EventSource.BREAKPOINT, EventSource.KPROBE),
      Era.V5_11,
      Set.of(),
      Set.of());

  private static Design design;
  private static Hypothesis hypothesis;

  @TempDir
  private Path scratch;

  @Test
  void aDesignOfYourOwnReplaysInJava() throws Exception {
    assertReplays(
        new Scenario(Question.of(OWN, "nmi-like-exceptions"), Schedule.parse("n2(k3)")),
        "new Scenario(Question.of(design(), \"nmi-like-exceptions\"), Schedule.parse(\"n2(k3)\"))"
            + ".keeps(Claim.P1);");
  }

  @Test
  void anEraThatIsNotTheHypothesissOwnIsPrinted() throws Exception {
    Question newer = Question.of(OWN, "nmi-like-exceptions").in(Era.V6_19);
    assertReplays(
        new Scenario(newer, Schedule.parse("n2(k3)")),
        "new Scenario(Question.of(design(), \"nmi-like-exceptions\").in(Era.V6_19),"
            + " Schedule.parse(\"n2(k3)\")).keeps(Claim.P1);");
  }

  @Test
  void aHypothesisOfYourOwnIsSaidToBe() throws Exception {
    assertReplays(
        new Scenario(new Question(OWN, OWN_HYPOTHESIS), Schedule.parse("n2(k3)")),
        "new Scenario(new Question(design(), hypothesis), Schedule.parse(\"n2(k3)\")).keeps(Claim.P1);"
            + " // hypothesis: your own \"my-probes\"");
  }

  @Test
  void soItIsUnderADesignOfTheCatalogue() throws Exception {
    Design single = Question.of("single", "nested-irqs").design();
    assertReplays(
        new Scenario(new Question(single, OWN_HYPOTHESIS), Schedule.parse("b7")),
        "new Scenario(new Question(Designs.named(\"single\").orElseThrow(), hypothesis),"
            + " Schedule.parse(\"b7\")).keeps(Claim.P1); // hypothesis: your own \"my-probes\"");
  }

  @Test
  void aDesignThatBearsTheIdOfAnotherIsNotReplayedAsThat() throws Exception {
    Design namesake = new Design("on-stack", "", "", Set.of(), OWN.build());
    assertReplays(
        new Scenario(Question.of(namesake, "nmi-like-exceptions"), Schedule.parse("n2(k3)")),
        "new Scenario(Question.of(design(), \"nmi-like-exceptions\"), Schedule.parse(\"n2(k3)\"))"
            + ".keeps(Claim.P1);");
  }

  @Test
  void aDesignThatWasDrawnIsToldInFull() {
    RandomStorage storage = new RandomStorage(
        Counting.NOT, List.of(), List.of(new Statement(Kind.FILL, 0, 0)), List.of());
    Scenario scenario =
        new Scenario(Question.of(storage.design(), "nested-irqs"), Schedule.parse("n7"));
    AssertionError failure = assertThrows(AssertionError.class, () -> scenario.keeps(Claim.P1));
    String line =
        "new Scenario(Question.of(drawn.design(), \"nested-irqs\"), Schedule.parse(\"n7\"))"
            + ".keeps(Claim.P1); // drawn: not counting | - | fill | -";
    assertEquals(line, failure.getMessage().split(" replay: ")[1]);
  }

  @Test
  void anUnknownNameIsAnsweredWithThoseThereAre() {
    String message =
        assertThrows(AssertionError.class, () -> Question.of(OWN, "reordered")).getMessage();
    assertTrue(message.startsWith("no hypothesis \"reordered\"; known: [nested-irqs, "), message);
    message = assertThrows(AssertionError.class, () -> Question.of("pile", "nested-irqs"))
        .getMessage();
    assertTrue(message.startsWith("no design \"pile\"; known: [on-stack, "), message);
  }

  private void assertReplays(Scenario scenario, String line) throws Exception {
    AssertionError failure = assertThrows(AssertionError.class, () -> scenario.keeps(Claim.P1));
    String[] printed = failure.getMessage().split(" replay: ");
    assertEquals(line, printed[1]);
    design = scenario.question().design();
    hypothesis = scenario.question().hypothesis();
    Runnable pasted = pasted(line);
    assertEquals(
        failure.getMessage(), assertThrows(AssertionError.class, pasted::run).getMessage());
  }

  /** For the line that is pasted. */
  static Design design() {
    return design;
  }

  static Hypothesis hypothesis() {
    return hypothesis;
  }

  private Runnable pasted(String line) throws Exception {
    String name = "Pasted" + COMPILED.incrementAndGet();
    Path source = scratch.resolve(name + ".java");
    Files.writeString(source, """
        package dev.regnest.properties;
        import dev.regnest.check.*;
        import dev.regnest.design.*;
        import dev.regnest.explore.*;
        import dev.regnest.kernel.*;
        record %s(Hypothesis hypothesis) implements Runnable {
          %s() { this(ReplayLineTest.hypothesis()); }
          Design design() { return ReplayLineTest.design(); }
          public void run() {
            %s
          }
        }
        """.formatted(name, name, line));
    String path = System.getProperty("java.class.path");
    int failed = ToolProvider.getSystemJavaCompiler()
        .run(null, null, null, "-proc:none", "-cp", path, "-d", scratch.toString(), "" + source);
    assertEquals(0, failed, line);
    byte[] compiled =
        Files.readAllBytes(scratch.resolve("dev/regnest/properties/" + name + ".class"));
    return (Runnable)
        MethodHandles.lookup().defineClass(compiled).getDeclaredConstructor().newInstance();
  }
}
