package dev.regnest.compiled;

import com.fasterxml.jackson.databind.JsonNode;
import dev.regnest.explore.Hypothesis;
import dev.regnest.kernelc.CFile;
import dev.regnest.kernelc.compile.Trait;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Runs files as one compiler makes them, level by level. */
public final class Study implements AutoCloseable {
  /** Those of the kernel that matter for what a compiler may do: its Makefile and arch/x86/Makefile. */
  public static final List<String> KERNEL_FLAGS = List.of(
      "-std=gnu11",
      "-fno-strict-aliasing",
      "-fno-strict-overflow",
      "-fno-delete-null-pointer-checks",
      "-fno-common",
      "-fno-stack-protector",
      "-fcf-protection=none",
      "-mno-red-zone",
      "-mgeneral-regs-only");

  /** With this one, samples copy all words of a pt_regs, and not three that stand for them. */
  public static final String ALL_REGISTERS = "-DALL_WORDS";

  private static final String AS_WRITTEN = "0";

  private final Toolchain compiler;
  private final Effort effort;
  private final Workshop workshop;

  /**
   * Begins a study.
   *
   * @param flags what the compiler is given beside the level
   * @throws CannotCompile if the compiler does not even compile the harness
   */
  public Study(Toolchain compiler, List<String> flags, Effort effort) {
    this.compiler = compiler;
    this.effort = effort;
    workshop = new Workshop(compiler, flags);
  }

  /** {@return why that hypothesis cannot be put to compiled code; empty if it can} */
  public static Optional<String> whyNot(Hypothesis hypothesis) {
    return Question.whyNot(hypothesis);
  }

  /**
   * {@return what was found under each hypothesis, level by level}
   *
   * @param hypotheses each narrowed to the sources that the file has functions for, and with no reason {@link #whyNot}
   * @param levels what stands behind {@code -O}
   * @throws CannotCompile if the compiler refuses the file
   */
  public List<Result> of(CFile file, List<Hypothesis> hypotheses, List<String> levels) {
    Map<String, Program> programs = new HashMap<>();
    List<Result> results = new ArrayList<>();
    programs.put(AS_WRITTEN, workshop.program(file, AS_WRITTEN));
    for (Hypothesis hypothesis : hypotheses) {
      Question question = new Question(file, hypothesis);
      Outcome written = programs.get(AS_WRITTEN).run(question, effort);
      for (String level : levels) {
        Program program = programs.computeIfAbsent(level, l -> workshop.program(file, l));
        Outcome outcome = level.equals(AS_WRITTEN) ? written : program.run(question, effort);
        results.add(result(
            file,
            hypothesis,
            level,
            outcome,
            new Reading(file, programs.get(AS_WRITTEN), written, program, outcome)));
      }
    }
    return results;
  }

  private Result result(
      CFile file, Hypothesis hypothesis, String level, Outcome outcome, Reading reading) {
    Set<String> interrupted = outcome.chains().stream()
        .filter(chain -> chain.sources().size() > 1 && chain.runs() > 0)
        .map(chain -> chain.sources().get(0))
        .collect(Collectors.toSet());
    List<JsonNode> victims = outcome.victims().stream()
        .filter(victim -> interrupted.contains(victim.path("bottom").asText()))
        .toList();
    return new Result(
        file.name(),
        hypothesis.id(),
        compiler.shortVersion(),
        level,
        victims.stream().mapToLong(v -> v.path("instructions").asLong()).sum(),
        victims.stream().mapToLong(v -> v.path("bad").asLong()).sum(),
        outcome.chains().stream().mapToLong(Chain::runs).sum(),
        outcome.chains().stream()
            .filter(chain -> chain.runs() > 0)
            .mapToLong(Chain::heldBack)
            .sum(),
        outcome.chains().stream().mapToLong(Chain::undelivered).sum(),
        outcome.chains().stream().mapToLong(Chain::disagreed).sum(),
        List.copyOf(reading.goneLines()),
        file.compiled().has(Trait.TAKES_SAMPLES) || !reading.assertionLines().isEmpty(),
        outcome.bad().stream().map(reading::broken).toList(),
        outcome.failure());
  }

  @Override
  public void close() {
    workshop.close();
  }
}
