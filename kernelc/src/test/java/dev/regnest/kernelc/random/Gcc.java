package dev.regnest.kernelc.random;

import dev.regnest.kernelc.preprocess.Prelude;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Compiles and runs programs, each in a folder of its own, with the kernel's words before it. */
final class Gcc {
  /** That signed numbers wrap is what the kernel is compiled with. Functions of the prelude that nothing calls are left out with what they would need. */
  private static final List<String> FLAGS = List.of(
      "-ffunction-sections",
      "-Wl,--gc-sections",
      "-std=gnu11",
      "-w",
      "-fno-diagnostics-show-caret",
      "-ftrack-macro-expansion=0",
      "-fno-strict-overflow",
      "-fno-strict-aliasing");

  /** The single instructions that the prelude declares, as plain C: nothing interrupts what is run here. */
  private static final String INSTRUCTIONS = """
      #include "regnest.h"
      void barrier(void) { }
      #undef __regnest_rmw
      #define __regnest_rmw(operation, p, ...)	__one_##operation(p, __VA_ARGS__)
      #define __one_add(p, n)	(*(p) += (__typeof__(*(p)))(n))
      #define __one_xchg(p, n)	({ __typeof__(*(p)) __old = *(p); *(p) = (n); __old; })
      #define __one_cmpxchg(p, o, n) \\
      	({ __typeof__(*(p)) __new = (n), __expected = (o), __old = *(p); if (__old == __expected) *(p) = __new; __old; })
      #line 1 "cases.c"
      """;

  private final Path folder;
  private final String flag;

  Gcc(Path folder, String flag) {
    this.folder = folder;
    this.flag = flag;
  }

  /** What a program printed, or what was wrong with it. */
  record Ran(boolean wentWell, List<String> lines) {}

  /** {@return what that program prints} */
  Ran run(String program) {
    try {
      Path in = Files.createTempDirectory(folder, "gcc");
      Files.writeString(in.resolve(Prelude.NAME), Prelude.text());
      Files.writeString(in.resolve("cases.c"), INSTRUCTIONS + program);
      List<String> command = new ArrayList<>(List.of("gcc"));
      command.addAll(FLAGS);
      command.addAll(List.of(flag, "cases.c", "-o", "cases"));
      Ran compiled = run(in, command);
      return compiled.wentWell() ? run(in, List.of("./cases")) : compiled;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static Ran run(Path in, List<String> command) throws IOException {
    Process process = new ProcessBuilder(command)
        .directory(in.toFile())
        .redirectErrorStream(true)
        .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      return new Ran(process.waitFor() == 0, said.lines().toList());
    } catch (InterruptedException stopped) {
      process.destroy();
      throw new IllegalStateException(stopped);
    }
  }
}
