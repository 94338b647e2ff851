package dev.regnest.evidence.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.compiled.Break;
import dev.regnest.compiled.Instruction;
import dev.regnest.compiled.Result;
import dev.regnest.compiled.report.Answer;
import dev.regnest.compiled.report.AnswerJson;
import dev.regnest.compiled.report.Predicted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeSummaryTest {
  private static final List<Instruction> AROUND = List.of(
      new Instruction(0x10, "mov $0x1,%eax", "sample", 7),
      new Instruction(0x15, "mov %eax,(%rdi)", "sample", 8),
      new Instruction(0x17, "ret", "sample", 0));

  @TempDir
  private Path top;

  @Test
  void evidenceHoldsTheInstructionsAroundTheArrivalThatBroke() throws IOException {
    Break.Stop stop = new Break.Stop("NMI", 2, 7, 8, AROUND, 0x15);
    Break broken = new Break(
        "ASSERT",
        "used[0] == 1",
        9,
        "task, NMI before instruction 2 of that",
        List.of(stop),
        List.of(),
        "it moved");
    summary(AnswerJson.of(List.of(new Answer(
        "/home/me/hypotheses/guard.c",
        List.of(new Answer.Line(result(broken), "PROVED", "", Predicted.MOVED)),
        List.of(),
        List.of()))));

    Measured.CompiledFile file = Build.measured(top).compiled().get(0);
    assertEquals("hypotheses/guard.c", file.file());
    assertEquals("gcc 12.2.0 -O2", file.compiler());
    assertEquals("VIOLATED", file.verdict());
    assertEquals(
        List.of(new Measured.CompiledBreak(
            "ASSERT, used[0] == 1: task, NMI before instruction 2 of that; it moved",
            List.of(
                "the NMI comes",
                "   mov $0x1,%eax                                line 7",
                "-> mov %eax,(%rdi)                              line 8",
                "   ret"))),
        file.breaks());
  }

  @Test
  void whatIsNoSummaryIsNamed() throws IOException {
    summary("{\"schema\":\"regnest-native/0\"}");
    String message =
        assertThrows(IllegalStateException.class, () -> Build.measured(top)).getMessage();
    assertTrue(
        message.endsWith("has schema \"regnest-native/0\"; expected \"regnest-native/1\""),
        message);
  }

  private static Result result(Break broken) {
    return new Result(
        "guard.c",
        "nested-irqs",
        "gcc 12.2.0",
        "2",
        3,
        1,
        6,
        0,
        0,
        0,
        List.of(),
        true,
        List.of(broken),
        Optional.empty());
  }

  private void summary(String json) throws IOException {
    Path target = Files.createDirectories(top.resolve("evidence/target"));
    Files.writeString(target.resolve("native.json"), json);
  }
}
