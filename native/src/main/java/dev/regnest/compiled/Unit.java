package dev.regnest.compiled;

import dev.regnest.kernelc.CFile;
import dev.regnest.kernelc.compile.Entry;
import dev.regnest.kernelc.compile.Trait;

/** What is given to the compiler: the file as it is, the names of the kernel before it, and a table of its marked functions behind it. */
final class Unit {
  private Unit() {}

  /** {@return the text; {@code name} is how messages call the file} */
  static String text(CFile file, String name) {
    StringBuilder text = new StringBuilder();
    text.append("#include \"native.h\"\n#line 1 \"").append(name).append("\"\n");
    text.append(file.text()).append("\n#line 1 \"table\"\n");
    text.append(
        "const struct regnest_entry { const char *letters, *name; int times; bool takes_regs; void (*run)(); }"
            + " regnest_entries[] = {\n");
    for (Entry entry : file.compiled().entries()) {
      String function = entry.function().name();
      boolean takesRegs = !entry.function().type().parameters().isEmpty();
      text.append(String.format(
          "{ \"%s\", \"%s\", %d, %b, (void (*)())%s },%n",
          letters(entry.marker()), function, entry.times(), takesRegs, function));
    }
    text.append("{ 0 } };\n");
    text.append("const bool regnest_takes_samples = ")
        .append(file.compiled().has(Trait.TAKES_SAMPLES));
    text.append(", regnest_takes_guard = ").append(file.compiled().has(Trait.TAKES_GUARD));
    return text.append(";\n").toString();
  }

  /** {@return bodies for the calls that count for nothing, which the compiler meets undeclared} */
  static String leftOut(CFile file) {
    StringBuilder text = new StringBuilder();
    for (String function : file.compiled().leftOut()) {
      text.append("void ").append(function).append("(void) { }\n");
    }
    return text.toString();
  }

  private static String letters(String marker) {
    switch (marker) {
      case "__task":
      case "__syscall_entry":
        return "t";
      case "__softirq":
        return "s";
      case "__hardirq":
        return "h";
      case "__nmi":
        return "n";
      case "__exception":
        return "bk";
      case "__breakpoint":
        return "b";
      case "__kprobe":
        return "k";
      case "__optprobe":
        return "o";
      case "__entry_event":
        return "x";
      case "__sched_task":
        return "";
      default:
        return "r";
    }
  }
}
