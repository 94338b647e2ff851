package dev.regnest.evidence.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.regnest.evidence.UsageException;
import dev.regnest.evidence.results.Measured;
import dev.regnest.evidence.results.Results;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonTest {
  @TempDir
  private Path folder;

  @Test
  void everyVerdictFitsTheSchema() throws IOException {
    String json = Json.of(Sample.ofEachVerdict());
    assertEquals(List.of(), errors(json));
    for (String verdict : List.of("PROVED", "HOLDS", "VIOLATED", "VACUOUS", "UNKNOWN")) {
      assertTrue(json.contains("\"verdict\": \"" + verdict + "\""), verdict);
    }
  }

  @Test
  void namesThatAreMarkupFitTheSchemaToo() throws IOException {
    assertEquals(
        List.of(),
        errors(Json.of(Sample.results(Sample.judgements(List.of(Sample.evil()), "nested-irqs")))));
  }

  @Test
  void whatHoldsOnlyByTheKernelsGuardFitsTheSchema() throws IOException {
    String json = Json.of(Sample.results(Sample.judgements(
        List.of(Sample.design("interrupt-regs-in-sample")), "traced-sampling-path")));
    assertTrue(json.contains("\"heldByGuard\": \"P1 and P2 hold only because"), json);
    assertEquals(List.of(), errors(json));
  }

  @Test
  void whatABuildMeasuredFitsTheSchema() throws IOException {
    assertEquals(List.of(), errors(Json.of(Samples.measured(Sample.ofEachVerdict()))));
  }

  @Test
  void theSchemaRefusesWhatItDoesNotKnow() throws IOException {
    String json = Json.of(Sample.ofEachVerdict());
    assertFalse(
        errors(json.replace("\"verdict\": \"PROVED\"", "\"verdict\": \"FINE\"")).isEmpty());
    assertFalse(errors(json.replace("\"explored\"", "\"explored2\"")).isEmpty());
    assertFalse(errors(json.replace("\"question\"", "\"why\"")).isEmpty());
  }

  @Test
  void isReadBackAsItWasWritten() throws IOException {
    Results results = Samples.measured(Sample.ofEachVerdict());
    assertEquals(results, Json.read(write(Json.of(results))));
  }

  @Test
  void endsEachLineWithANewlineOnEveryPlatform() {
    String json = Json.of(Sample.ofEachVerdict());
    assertFalse(json.contains("\r"));
    assertTrue(json.endsWith("}\n"), json);
  }

  @Test
  void whatIsNoResultsIsRefusedWithItsPlace() throws IOException {
    assertTrue(refusal(write("{\"format\":")).contains(":1:"));
    assertTrue(refusal(write("{\"format\":\"junit\"}")).contains("says format \"junit\""));
    assertTrue(refusal(write("{\"format\":\"regnest-results\",\"version\":7}"))
        .contains("has version \"7\""));
    assertTrue(refusal(
            write(
                "{\"format\":\"regnest-results\",\"version\":1,\"hypotheses\":[],\"designs\":[],\"tol\":3}"))
        .contains("tol"));
    assertTrue(refusal(write("[1, 2]")).contains("not regnest results"));
    assertTrue(refusal(write("")).contains("not"));
    assertTrue(refusal(folder.resolve("none.json")).contains("cannot read"));
  }

  @Test
  void whatLacksAMemberOrHasNullForItIsRefusedByItsName() throws IOException {
    String whole = Json.of(Sample.ofEachVerdict());
    for (String member : List.of(
        "hypotheses",
        "era",
        "designs",
        "id",
        "cells",
        "hypothesis",
        "verdict",
        "broken",
        "claim",
        "schedule")) {
      String key = "\"" + member + "\"";
      assertTrue(refusal(write(whole.replace(key, "\"x" + member + "\""))).contains(member));
      String nothing = whole.replaceAll(key + ": (\"[^\"]*\"|\\[\\])", key + ": null");
      assertTrue(nothing.equals(whole) || refusal(write(nothing)).contains(member), member);
    }
    assertTrue(refusal(write(
            "{\"format\":\"regnest-results\",\"version\":1,\"hypotheses\":null,\"designs\":[]}"))
        .contains("no member \"hypotheses\""));
    String named = "\"registers\": [";
    assertTrue(refusal(write(whole.replace(named, named + "null, "))).contains("registers"));
  }

  private static String refusal(Path file) {
    return assertThrows(UsageException.class, () -> Json.read(file)).getMessage();
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("results.json"), text);
  }

  private static List<Error> errors(String json) throws IOException {
    try (InputStream schema = Results.class.getResourceAsStream("results.schema.json")) {
      Schema known =
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(schema);
      return known.validate(json, InputFormat.JSON);
    }
  }

  /** Results with something measured. */
  private static final class Samples {
    static Results measured(Results r) {
      Measured measured = new Measured(
          "17",
          new Measured.Properties(7, 0, 1, List.of(new Measured.TestClass("A", 8, 0))),
          new Measured.Stress(
              "17", List.of(new Measured.StressTest("T", 9, 3, 2, 0, "ok", List.of("1, 7: 9")))),
          List.of(new Measured.CompiledFile(
              "guard.c",
              "nested-irqs",
              "gcc -O2",
              40,
              10,
              "PROVED",
              "VIOLATED",
              List.of(new Measured.CompiledBreak(
                  "ASSERT, used[0] == 1: task, NMI before instruction 12; it moved",
                  List.of("the NMI comes", "-> mov %eax,(%rdi) line 7"))))));
      return r.with(measured);
    }
  }
}
