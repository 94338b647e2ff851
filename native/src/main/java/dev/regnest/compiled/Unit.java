package dev.regnest.compiled;

import dev.regnest.kernel.EventSource;
import dev.regnest.kernelc.CFile;
import dev.regnest.kernelc.Devices;
import dev.regnest.kernelc.compile.Entry;
import dev.regnest.kernelc.compile.Trait;
import dev.regnest.kernelc.run.Gate;
import java.util.List;

/** What is given to the compiler: the file as it is, the names of the kernel before it, and a table of its marked functions behind it. */
final class Unit {
  private Unit() {}

  /** {@return the text; {@code name} is how messages call the file} */
  static String text(CFile file, String name) {
    StringBuilder text = new StringBuilder();
    text.append("#include \"native.h\"\n#define main regnest_main\n");
    // A body of its own is what the file calls, whatever stands for that word here.
    file.definedFunctions().stream()
        .filter(function -> !function.equals("main"))
        .forEach(function -> text.append("#undef ").append(function).append('\n'));
    // So is a struct of its own, for which the words of the prelude are meant then.
    file.compiled()
        .ownStructs()
        .forEach(tag -> text.append("#define %1$s regnest_own_%1$s\n".formatted(tag)));
    text.append("#line 1 \"").append(name).append("\"\n");
    text.append(file.text()).append("\n#line 1 \"table\"\n");
    text.append(
        "const struct regnest_entry { const char *letters, *name; int times; bool takes_regs; void (*run)();"
            + " bool made; const void *argument; }"
            + " regnest_entries[] = {\n");
    Devices devices = Devices.of(file.compiled());
    for (Entry entry : file.compiled().entries()) {
      String function = entry.function().name();
      boolean takesRegs = !entry.function().type().parameters().isEmpty();
      text.append(String.format(
          "{ \"%s\", \"%s\", %d, %b, (void (*)())%s, %b, (void *)%dL },%n",
          letters(entry, devices),
          function,
          entry.times(),
          takesRegs,
          function,
          entry.gate().isPresent(),
          entry.gate().map(Gate::argument).orElse(0L)));
    }
    text.append("{ 0 } };\n");
    text.append(tasks(file));
    text.append("void regnest_set_up(void)\n{\n");
    file.compiled().setUp().forEach(f -> text.append(f.name()).append("();\n"));
    text.append("}\n");
    text.append("const bool regnest_takes_samples = ")
        .append(file.compiled().has(Trait.TAKES_SAMPLES));
    text.append(", regnest_takes_guard = ").append(file.compiled().has(Trait.TAKES_GUARD));
    return text.append(";\n").toString();
  }

  /** {@return the tasks, as the model has them at first} */
  private static String tasks(CFile file) {
    boolean named = file.compiled().code().globals().stream()
        .filter(object -> object.name().equals("current"))
        .flatMap(object -> object.leaves().stream())
        .anyMatch(leaf -> leaf.name().equals("current.pid"));
    String values = named ? " = { { .pid = 1 }, { .pid = 2 } }" : "";
    return "static struct task_struct __regnest_tasks[2]" + values
        + ";\nvoid *const regnest_tasks[2] = { &__regnest_tasks[0], &__regnest_tasks[1] };\n";
  }

  /** {@return bodies for the calls that count for nothing, which the compiler meets undeclared} */
  static String leftOut(CFile file) {
    StringBuilder text = new StringBuilder();
    for (String function : file.compiled().leftOut()) {
      text.append("void ").append(function).append("(void) { }\n");
    }
    return text.toString();
  }

  /** Each letter with the number of the device that runs the function for it, from 1. */
  private static String letters(Entry entry, Devices devices) {
    StringBuilder letters = new StringBuilder();
    if (entry.marker().equals("__at_rest")) {
      letters.append("r1");
    }
    for (EventSource source : entry.sources()) {
      List<List<Entry>> of = devices.of(source);
      for (int device = 0; device < of.size(); device++) {
        if (of.get(device).contains(entry)) {
          letters.append(letter(source)).append((char) ('1' + device));
        }
      }
    }
    return letters.toString();
  }

  private static char letter(EventSource source) {
    return switch (source) {
      case TASK_EVENT -> 't';
      case SOFTIRQ_EVENT -> 's';
      case HRTIMER -> 'h';
      case PMI -> 'n';
      case BREAKPOINT -> 'b';
      case KPROBE -> 'k';
      case OPTPROBE -> 'o';
      case ENTRY_TRACE -> 'x';
      case NESTED_TRACE -> throw new IllegalArgumentException("no function of a file");
    };
  }
}
