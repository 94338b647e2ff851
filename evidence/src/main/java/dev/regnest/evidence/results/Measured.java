package dev.regnest.evidence.results;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * What differs from build to build: who ran it, and what was sampled there.
 *
 * @param jdk the Java that ran it
 * @param properties what jqwik did, or null if this is not the end of a build
 * @param stress what JCStress did, or null likewise
 * @param compiled what compiled code did when it was interrupted at every instruction, or null likewise
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Measured(
    String jdk, Properties properties, Stress stress, List<CompiledFile> compiled) {
  /**
   * What jqwik did.
   *
   * @param passed how many tests passed
   * @param failed how many failed or ended in an error
   * @param skipped how many were skipped
   * @param classes the test classes, by name
   */
  public record Properties(int passed, int failed, int skipped, List<TestClass> classes) {}

  /**
   * One test class.
   *
   * @param name its name
   * @param tests how many tests it ran
   * @param failed how many failed
   */
  public record TestClass(String name, int tests, int failed) {}

  /**
   * What JCStress did.
   *
   * @param jvm the JVM it forked, or empty
   * @param tests its tests, in order
   */
  public record Stress(String jvm, List<StressTest> tests) {}

  /**
   * One JCStress test.
   *
   * @param name its name
   * @param samples how many samples it took
   * @param predicted how many outcomes the model predicts
   * @param seen how many of them were seen
   * @param forbidden how many samples had an outcome that is forbidden
   * @param verdict what follows, in a word
   * @param outcomes what was seen, one a line
   */
  public record StressTest(
      String name,
      long samples,
      int predicted,
      int seen,
      long forbidden,
      String verdict,
      List<String> outcomes) {}

  /**
   * One file in C as one compiler made it at one level.
   *
   * @param file its name
   * @param hypothesis what it was asked
   * @param compiler the compiler and the level
   * @param instructions the instructions that something could interrupt
   * @param bad those before which something arrived so that a claim broke
   * @param model what the model says of the file
   * @param verdict what follows, in a word
   * @param breaks how each claim broke first
   */
  public record CompiledFile(
      String file,
      String hypothesis,
      String compiler,
      long instructions,
      long bad,
      String model,
      String verdict,
      List<CompiledBreak> breaks) {}

  /**
   * The first break of a claim in compiled code.
   *
   * @param text the claim, what of it broke, who arrived where, and why
   * @param code the instructions around each arrival, the one that waits for it marked with an arrow
   */
  public record CompiledBreak(String text, List<String> code) {}
}
