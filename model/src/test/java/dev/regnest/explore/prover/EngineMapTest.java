package dev.regnest.explore.prover;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regnest.explore.Runs;
import dev.regnest.kernel.Register;
import dev.regnest.machine.Arrival;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What docs/engine.md shows of one proof is what that proof comes to. */
class EngineMapTest {
  private static final Pattern BLOCK =
      Pattern.compile("<!-- EngineMapTest -->\n\n```\n(.*?)```\n", Pattern.DOTALL);

  @Test
  void thePageShowsTheProofAsItIs() throws IOException {
    WorkedExample proof = WorkedExample.of(
        Runs.design("percpu4-posted"), Runs.hypothesis("nested-irqs"), Register.AX);
    List<String> shown = new ArrayList<>();
    Matcher blocks = BLOCK.matcher(Files.readString(Path.of("../docs/engine.md")));
    while (blocks.find()) {
      shown.add(blocks.group(1));
    }
    assertEquals(
        String.join(
            "\n",
            proof.code(Arrival.SOFTIRQ),
            proof.code(Arrival.HARDIRQ),
            proof.known("NMI over kernel code", proof.kind(Arrival.NMI))
                + proof.known("hardirq over kernel code", proof.kind(Arrival.HARDIRQ))
                + proof.known("softirq over kernel code", proof.kind(Arrival.SOFTIRQ))
                + proof.known("task", Kinds.TASK)
                + proof.states()
                + " frame states in all rounds\n"),
        String.join("\n", shown));
  }
}
