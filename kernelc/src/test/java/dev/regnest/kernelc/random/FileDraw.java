package dev.regnest.kernelc.random;

import dev.regnest.protocol.Draw;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Draws the text of one file.
 *
 * <p>In one of five files two functions share a level. In one of four each function runs once or twice, so that it may leave behind what would otherwise pile up without end. One function, the victim, always asserts something, the others seldom, so that what they do to it is not hidden behind what they do to
 * themselves.
 */
final class FileDraw {
  private static final List<String> TYPES =
      List.of("int", "int", "bool", "u8", "unsigned int", "short", "long");

  private static final List<String> VARIABLES = List.of("x", "y", "z");
  private static final List<String> LOCALS = List.of("v", "w");

  /** Each as often as it is to be drawn. */
  private static final List<String> MARKERS = List.of(
      "__task",
      "__task",
      "__task",
      "__softirq",
      "__softirq",
      "__hardirq",
      "__hardirq",
      "__nmi",
      "__nmi",
      "__breakpoint",
      "__kprobe",
      "__optprobe",
      "__exception",
      "__entry_event");

  /** Levels that two functions share, as two devices or as one. */
  private static final List<String> LEVELS =
      List.of("__softirq", "__hardirq", "__hardirq", "__nmi", "__nmi", "__kprobe", "__entry_event");

  /** Whose text a function is, each as often as it is to be drawn. */
  private static final List<String> TEXTS = List.of("", "", "", "noinstr ", "__always_inline ");

  private static final List<String> DECLARATIONS = List.of(
      "static int array[2];\n",
      "static int *p = array;\n",
      "struct pair {\nint n;\nbool on;\n};\n",
      "static struct pair s, t;\n",
      "static struct { long a, b; } both __aligned(16);\n",
      "static void does(struct irq_work *w)\n{\nx ^= 1;\n}\nstatic DEFINE_IRQ_WORK(work, does);\n",
      "static unsigned long bits;\n",
      "union parts {\nu32 all;\nu16 half[2];\nu8 byte[4];\n};\n",
      "static union parts u;\n",
      "static struct {\nint n;\nint e[];\n} tail = { 2, { 0, 1 } };\n",
      "struct bits {\nu8 a : 1;\nu8 b : 2;\nu8 c : 1;\n};\n",
      "static struct bits *first = &(struct bits){ .b = 1 };\n",
      "static atomic_t count = ATOMIC_INIT(0);\n",
      "static DEFINE_PER_CPU(local_t, level);\n",
      "static DEFINE_SPINLOCK(lock);\n",
      "static DEFINE_PER_CPU(struct pt_regs, slots[2]);\n",
      "static DEFINE_PER_CPU(struct perf_callchain_entry, chain);\n",
      "static pthread_t thread;\n",
      "static int next(int n)\n{\nreturn n + 1 & 3;\n}\n",
      "#define same(p) (*(p))\n");

  private static final List<String> LOCALS_OF_ALL =
      List.of("int w = 0;", "int rounds = 0;", "unsigned long flags = 0;");

  /** How main() makes a handler of a function, and may wait for it. */
  private static final List<String> MADE = List.of(
      "__VERIFIER_register_interrupt_handler(handler);\n@",
      "@__VERIFIER_register_interrupt_handler(&handler);\n",
      "__VERIFIER_make_interrupt_handler();\npthread_create(&thread, NULL, handler, (void *)1);\n@",
      "__VERIFIER_make_interrupt_handler();\npthread_create(&thread, NULL, handler, NULL);\n@pthread_join(thread, NULL);\n");

  private static final int DEPTH = 2;

  /**
   * What compiled code is not asked: accesses that are not volatile, so that a compiler may move them, and a count of preempt_count given back
   * without being taken, which below 0 borrows from its neighbours there and not in the model.
   */
  private static final Pattern NOT_COMPILED = Pattern.compile(
      "__set_bit|memcpy|memmove|memcmp|memset|(^|\\$C\\)\n)(local_bh_enable|preempt_enable|spin_unlock)");

  private final Draw draw;
  private final boolean isNative;
  private final int variables;
  private final boolean runsSeldom;
  private boolean asksWide;
  private boolean takesSamples;
  private String returns = "return;";

  FileDraw(Draw draw, boolean isNative) {
    this.draw = draw;
    this.isNative = isNative;
    runsSeldom = draw.below(4) == 0;
    asksWide = !isNative && draw.below(24) == 0;
    variables = 1 + draw.below(VARIABLES.size());
  }

  Tree file() {
    List<Tree> parts = new ArrayList<>();
    for (String name : VARIABLES.subList(0, variables)) {
      parts.add(Tree.statement(variable(name)));
    }
    for (String declaration : DECLARATIONS) {
      parts.add(Tree.statement(isNative ? asVolatile(declaration) : declaration));
    }
    parts.add(function(
        "static " + of(TEXTS) + "void helper(int v)", List.of(), 1, /* depth= */ 0, false));
    switch (isNative ? 2 : draw.below(8)) {
      case 0:
        addMain(parts);
        break;
      case 1:
        takesSamples = true;
        addFunctions(parts);
        takesSamples = false;
        break;
      default:
        addFunctions(parts);
    }
    if (draw.below(6) == 0) {
      parts.add(marked("__syscall_entry ", "entry", false));
    }
    if (draw.below(12) == 0) {
      parts.add(marked("__sched_task ", "leaves", false));
    }
    if (draw.below(4) == 0) {
      parts.add(marked("__at_rest ", "rest", true));
    }
    return Tree.sequence(parts);
  }

  private void addFunctions(List<Tree> parts) {
    int functions = 2 + draw.below(2);
    int victim = draw.below(functions);
    String shared =
        draw.below(5) == 0 ? of(LEVELS) + (draw.below(3) == 0 ? " __together " : " ") : "";
    for (int i = 0; i < functions; i++) {
      String markers = i < 2 && !shared.isEmpty() ? shared : markers();
      parts.add(marked(markers, "f" + i, i == victim));
    }
  }

  private void addMain(List<Tree> parts) {
    returns = "return 0;";
    boolean mainAsserts = draw.below(2) == 0;
    parts.add(function("void *handler(void *arg)", List.of("int v = 0;"), 2, DEPTH, !mainAsserts));
    Tree body = body(List.of("int v = 0;"), 3, DEPTH, mainAsserts);
    parts.add(Tree.statement("int main(void)\n{\n" + of(MADE) + "}\n", body));
    returns = "return;";
    if (draw.below(3) == 0) {
      parts.add(marked("__nmi ", "f", false));
    }
  }

  private String of(List<String> all) {
    String drawn = all.get(draw.below(all.size()));
    return isNative && NOT_COMPILED.matcher(drawn).find() ? of(all) : drawn;
  }

  private static String asVolatile(String declaration) {
    return declaration
        .replaceFirst(
            "^static (int \\*|int|struct pair|union parts|unsigned long)(?= \\w+[;,\\[]|p )",
            "static volatile $1")
        .replace("*p =", "*volatile p =")
        .replaceFirst("^static struct (\\{|bits \\*)", "static volatile struct $1");
  }

  private String variable(String name) {
    String type = (isNative || draw.below(8) == 0 ? "volatile " : "") + of(TYPES);
    String start = draw.below(4) == 0 ? " = 1" : "";
    return draw.below(3) == 0
        ? "static DEFINE_PER_CPU(" + type + ", " + name + ")" + start + ";\n"
        : "static " + type + " " + name + start + ";\n";
  }

  private String markers() {
    String first = of(MARKERS);
    String second = draw.below(10) == 0 ? of(MARKERS) : first;
    String both = first.equals(second) ? first : first + " " + second;
    boolean often = !runsSeldom && draw.below(8) > 0;
    return both + (often ? " " : " __times(" + (1 + draw.below(2)) + ") ");
  }

  private Tree marked(String markers, String name, boolean asserts) {
    return function(
        "static void " + markers + name + (takesSamples ? "(struct pt_regs *regs)" : "(void)"),
        List.of("int v = 0;"),
        3,
        DEPTH,
        asserts);
  }

  private Tree function(
      String signature, List<String> first, int most, int depth, boolean asserts) {
    return Tree.statement(signature + "\n{\n@}\n", body(first, most, depth, asserts));
  }

  private Tree body(List<String> first, int most, int depth, boolean asserts) {
    List<Tree> all = new ArrayList<>();
    first.forEach(local -> all.add(Tree.statement(local + "\n")));
    LOCALS_OF_ALL.forEach(local -> all.add(Tree.statement(local + "\n")));
    if (takesSamples) {
      all.add(Tree.statement("struct pt_regs own;\n"));
    }
    List<Tree> does = new ArrayList<>();
    for (int left = draw.below(most + 1); left > 0; left--) {
      does.add(statement(depth));
    }
    if (asserts || draw.below(8) == 0) {
      does.add(draw.below(does.size() + 1), piece(of(KernelWords.ASSERTIONS), 1));
    }
    all.addAll(does);
    all.add(Tree.statement("out: ;\n"));
    return Tree.sequence(all);
  }

  private Tree statements(int most, int depth) {
    List<Tree> all = new ArrayList<>(Collections.nCopies(draw.below(most + 1), null));
    all.replaceAll(none -> statement(depth));
    return Tree.sequence(all);
  }

  private Tree statement(int depth) {
    if (depth > 0 && draw.below(5) < 2) {
      return piece(of(KernelWords.AROUND), depth);
    }
    if (asksWide && draw.below(4) == 0) {
      asksWide = false;
      return piece(of(KernelWords.WIDE), depth);
    }
    if (takesSamples && draw.below(2) == 0) {
      return piece(of(KernelWords.SAMPLES), depth);
    }
    if (runsSeldom && draw.below(8) == 0) {
      return piece(of(KernelWords.COUNTING), depth);
    }
    return !isNative && draw.below(10) == 0
        ? piece(of(KernelWords.NOT_NATIVE), depth)
        : piece(of(KernelWords.STATEMENTS), depth);
  }

  /** {@return that statement with everything drawn that it leaves open} */
  private Tree piece(String pattern, int depth) {
    String variable = variable();
    List<Tree> parts = new ArrayList<>();
    return new Tree(Tree.Kind.STATEMENT, template(pattern + "\n", variable, depth, parts), parts);
  }

  private Tree expression(List<String> patterns, int depth) {
    String variable = variable();
    List<Tree> parts = new ArrayList<>();
    return new Tree(Tree.Kind.EXPRESSION, template(of(patterns), variable, depth, parts), parts);
  }

  private String template(String pattern, String variable, int depth, List<Tree> parts) {
    StringBuilder template = new StringBuilder();
    String number = of(KernelWords.NUMBERS);
    for (int i = 0; i < pattern.length(); i++) {
      if (pattern.charAt(i) != '$') {
        template.append(pattern.charAt(i));
        continue;
      }
      i++;
      switch (pattern.charAt(i)) {
        case 'A':
          template.append(variable);
          break;
        case 'V':
          template.append(variable());
          break;
        case 'L':
          template.append(of(LOCALS));
          break;
        case 'R':
          template.append(returns);
          break;
        case 'K':
          template.append(number);
          break;
        default:
          template.append('@');
          parts.add(part(pattern.charAt(i), depth));
      }
    }
    return template.toString();
  }

  private Tree part(char what, int depth) {
    switch (what) {
      case 'S':
        return statements(2, depth - 1);
      case 'E':
        return expression(KernelWords.VALUES, 0);
      default:
        return expression(
            !isNative && draw.below(12) == 0 ? KernelWords.UNKNOWN : KernelWords.CONDITIONS, 0);
    }
  }

  private String variable() {
    return VARIABLES.get(draw.below(variables));
  }
}
