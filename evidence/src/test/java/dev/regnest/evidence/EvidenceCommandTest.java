package dev.regnest.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceCommandTest {
  private static final List<String> FILES =
      List.of("evidence.txt", "index.html", "results.json", "results.ktap", "results.md");
  private static final String MEASURED = "Measured on this build";

  @TempDir
  private Path folder;

  private Cli.Result evidence(Path to, String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("evidence", "percpu4-posted", "percpu4-ordered"));
    arguments.addAll(List.of("--hypothesis", "nested-irqs", "--hypothesis", "half-built-entry"));
    arguments.addAll(List.of("-o", to.toString()));
    arguments.addAll(List.of(more));
    return Cli.run(arguments.toArray(String[]::new));
  }

  @Test
  void writesEveryFormAndKeepsWhatItSays() throws IOException {
    Cli.Result result = evidence(folder.resolve("out"));
    assertEquals(0, result.exitCode(), result.err());
    assertTrue(result.lines().size() <= 10, result.out());
    assertTrue(result.out().contains("evidence in " + folder.resolve("out")), result.out());
    try (Stream<Path> files = Files.list(folder.resolve("out"))) {
      assertEquals(FILES, files.map(f -> f.getFileName().toString()).sorted().toList());
    }
    String text = Files.readString(folder.resolve("out/evidence.txt"));
    Golden.assertKept("evidence.txt", text.substring(0, text.indexOf(MEASURED)));
    for (String name : List.of("results.ktap", "results.md")) {
      Golden.assertKept(name, Files.readString(folder.resolve("out").resolve(name)));
    }
  }

  @Test
  void isTheSameBytesTwice() throws IOException {
    evidence(folder.resolve("one"));
    evidence(folder.resolve("other"));
    for (String name : FILES) {
      assertEquals(
          -1,
          Files.mismatch(
              folder.resolve("one").resolve(name), folder.resolve("other").resolve(name)),
          name);
    }
  }

  @Test
  void comparesWithItselfAsNotWorse() {
    evidence(folder.resolve("one"));
    String json = folder.resolve("one/results.json").toString();
    Cli.Result same = Cli.run("compare", json, json);
    assertEquals(0, same.exitCode(), same.err());
    assertEquals(List.of("4 cells before, 4 after: 0 worse, 0 better, 0 moved"), same.lines());
  }

  @Test
  void aWorseResultExitsWithOne() throws IOException {
    evidence(folder.resolve("one"));
    Path before = folder.resolve("before.json");
    String json = Files.readString(folder.resolve("one/results.json"));
    Files.writeString(
        before, json.replaceFirst("\"verdict\": \"VIOLATED\"", "\"verdict\": \"PROVED\""));
    Cli.Result worse =
        Cli.run("compare", before.toString(), folder.resolve("one/results.json").toString());
    assertEquals(1, worse.exitCode(), worse.out());
    assertTrue(
        worse.lines().get(0).startsWith("worse   percpu4-posted, nested-irqs (V4_6): PROVED"));
  }

  /** A proof is made of the one and a search up to three arrivals of the other. */
  @Test
  void whatIsNeededIsAskedOfTwoTasksToo() throws IOException {
    for (String hypothesis : List.of("preemptible", "preempt-rt")) {
      Path to = folder.resolve(hypothesis);
      Cli.run("evidence", "percpu4-ordered", "--hypothesis", hypothesis, "-o", to.toString());
      String json = Files.readString(to.resolve("results.json"));
      assertTrue(json.contains("\"fate\": \"KILLED\""), json);
      assertEquals(hypothesis.equals("preempt-rt"), json.contains("\"fate\": \"HELD\""), json);
    }
  }

  @Test
  void everyFormSaysWhatHoldsOnlyByTheKernelsGuard() throws IOException {
    Path to = folder.resolve("guard");
    Cli.Result result = Cli.run(
        "evidence",
        "interrupt-regs-in-sample",
        "--hypothesis",
        "traced-sampling-path",
        "-o",
        to.toString());
    assertEquals(0, result.exitCode(), result.err());
    String sentence = "P1 and P2 hold only because the kernel's guard drops the traced sample";
    String json = Files.readString(to.resolve("results.json"));
    assertTrue(json.contains("\"heldByGuard\": \"" + sentence + "\""), json);
    String ktap = Files.readString(to.resolve("results.ktap"));
    assertTrue(ktap.contains("\n  # " + sentence + "\n"), ktap);
    String found = "interrupt-regs-in-sample: " + sentence + " under traced-sampling-path";
    for (String name : List.of("evidence.txt", "results.md")) {
      String text = Files.readString(to.resolve(name));
      assertTrue(Cli.unfolded(text).contains("- " + found), text);
    }
  }

  @Test
  void comparesWithResultsOfBeforeThatWasSaid() throws IOException {
    Path to = folder.resolve("new");
    Cli.run(
        "evidence",
        "interrupt-regs-in-sample",
        "--hypothesis",
        "traced-sampling-path",
        "-o",
        to.toString());
    String now = Files.readString(to.resolve("results.json"));
    String before = now.replaceAll(" *\"heldByGuard\": .*\n", "");
    assertFalse(before.equals(now), now);
    Path old = Files.writeString(folder.resolve("old.json"), before);
    Cli.Result compare =
        Cli.run("compare", old.toString(), to.resolve("results.json").toString());
    assertEquals(0, compare.exitCode(), compare.err());
    assertEquals(List.of("1 cell before, 1 after: 0 worse, 0 better, 0 moved"), compare.lines());
  }

  @Test
  void foldsInWhatABuildLeft() throws IOException {
    Path top = folder.resolve("tree");
    Path reports = Files.createDirectories(top.resolve("properties/target/surefire-reports"));
    Files.writeString(
        reports.resolve("TEST-x.SomeProperties.xml"),
        "<testsuite name=\"x.SomeProperties\" tests=\"9\" failures=\"1\" errors=\"0\" skipped=\"2\"/>");
    Path stress = Files.createDirectories(top.resolve("stress/target/jcstress"));
    Files.writeString(stress.resolve("summary.json"), """
        {"schema": "regnest-stress/1", "jvm": "VM 17", "passed": true, "tests": [{"name": "dev.regnest.stress.slots.T",
         "samples": 1234, "predicted": 3, "seen": 2, "bad": 0, "complaints": [],
         "outcomes": [{"id": "1, 0", "count": 7, "predicted": true, "description": "Leaks."}]}]}
        """);
    Cli.Result result = evidence(folder.resolve("out"), "--build", top.toString());
    assertTrue(result.out().contains("properties: 6 passed, 1 failed, 2 skipped"), result.out());
    String text = Files.readString(folder.resolve("out/evidence.txt"));
    String measured = text.substring(text.indexOf(MEASURED));
    assertTrue(measured.contains("SomeProperties: 7, 1 failed"), measured);
    assertTrue(measured.contains("slots.T: predicted 3, seen 2, forbidden 0 of 1234"), measured);
    assertTrue(measured.contains("1, 0: 7, predicted. Leaks."), measured);
  }

  @Test
  void saysWhatTheBuildDidNotLeave() throws IOException {
    evidence(folder.resolve("out"), "--build", folder.resolve("nothing").toString());
    String text = Files.readString(folder.resolve("out/evidence.txt"));
    assertTrue(text.contains("JCStress: no results of this build here"), text);
  }

  @Test
  void refusesAPlaceThatHoldsSomethingElseBeforeItStarts() throws IOException {
    Files.writeString(folder.resolve("thesis.txt"), "");
    Cli.Result refused = evidence(folder);
    assertEquals(2, refused.exitCode());
    assertTrue(refused.err().contains("holds \"thesis.txt\", which would be lost"), refused.err());
    assertFalse(Files.exists(folder.resolve("evidence.txt")));
  }

  @Test
  void anUnknownDesignIsAUsageError() {
    Cli.Result refused = Cli.run("evidence", "percpu4-postd", "-o", folder.toString());
    assertEquals(2, refused.exitCode());
    assertTrue(refused.err().contains("did you mean \"percpu4-posted\"?"), refused.err());
  }

  @Test
  void printsTheSameFormsFromCheck() {
    Cli.Result ktap =
        Cli.run("check", "percpu4-posted", "--hypothesis", "nested-irqs", "--format", "ktap");
    assertEquals(1, ktap.exitCode());
    assertEquals("KTAP version 1", ktap.lines().get(0));
    Cli.Result wrong = Cli.run("check", "percpu4-posted", "--format", "xml");
    assertEquals(2, wrong.exitCode());
    assertTrue(
        wrong.err().contains("expected one of [TEXT, JSON, KTAP, MARKDOWN, JUNIT, SARIF]"),
        wrong.err());
  }
}
