package dev.regnest.compiled;

import dev.regnest.explore.Hypotheses;
import dev.regnest.explore.Hypothesis;
import dev.regnest.kernelc.CFile;
import java.util.ArrayList;
import java.util.List;

/** The guard of perf's recursion over a slot of five words, with and without barrier(), and other small files. */
final class Guards {
  static final Hypothesis NESTED = Hypotheses.named("nested-irqs").orElseThrow();

  private Guards() {}

  static CFile guard(boolean barrier) {
    return file("guard.c", """
        static int recursion[4];
        static int slot[5];

        static void sample(int me)
        {
        	if (recursion[3])
        		return;
        	recursion[3]++;
        	%s
        	slot[0] = me;
        	slot[1] = me;
        	slot[2] = me;
        	slot[3] = me;
        	slot[4] = me;
        	WARN_ON(READ_ONCE(slot[0]) != me || READ_ONCE(slot[1]) != me || READ_ONCE(slot[4]) != me);
        	%s
        	recursion[3]--;
        }

        static void __task task(void) { sample(1); }
        static void __nmi nmi(void) { sample(2); }
        """.replace("%s", barrier ? "barrier();" : ""));
  }

  static CFile file(String name, String text) {
    return CFile.of(name, text);
  }

  /** {@return what gcc makes of a file at those levels, with flags beside the kernel's} */
  static List<Result> results(CFile file, Effort effort, List<String> flags, String... levels) {
    Toolchain gcc = Toolchain.named("gcc").orElseThrow();
    List<String> all = new ArrayList<>(Study.KERNEL_FLAGS);
    all.addAll(flags);
    try (Study study = new Study(gcc, all, effort)) {
      return study.of(file, List.of(file.under(NESTED)), List.of(levels));
    }
  }
}
