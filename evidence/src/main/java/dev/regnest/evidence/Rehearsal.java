package dev.regnest.evidence;

import java.io.OutputStream;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Runs a command of every short kind and says nothing: a JVM that did it has loaded what later ones will need.
 *
 * <p>The launcher keeps the classes of such a JVM in an archive. Commands that take seconds have no part in it: the larger it is, the
 * longer every start.
 */
final class Rehearsal {
  private static final PrintWriter NOBODY = new PrintWriter(OutputStream.nullOutputStream());

  private Rehearsal() {}

  /**
   * Runs all of them.
   *
   * @param folder one word, an empty folder, which is filled
   */
  public static void main(String[] folder) {
    commands(folder[0])
        .forEach(command -> Regnest.run(
            new Terminal(NOBODY, NOBODY, false, false, new AtomicBoolean()),
            command.toArray(String[]::new)));
  }

  /** {@return the words of each command line, which fills that folder} */
  static List<List<String>> commands(String folder) {
    String file = folder + "/hypothesis.c";
    return List.of(
        List.of("check", "recursion-slot", "--hypothesis", "nested-irqs"),
        List.of("check", "percpu4-posted", "--hypothesis", "nested-irqs"),
        List.of("check", "recursion-slot", "--hypothesis", "compiler-reorders"),
        List.of("why", "percpu4-posted", "--hypothesis", "nested-irqs"),
        List.of("replay", "percpu4-posted", "s1(h6)"),
        List.of("list"),
        List.of("new", file),
        List.of("check", file),
        List.of("verify", folder));
  }
}
