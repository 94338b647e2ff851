package dev.regnest.kernelc.orders;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A task of a few accesses and branches, and an NMI that comes once: small enough for every order to be tried.
 *
 * @param task what the task does
 * @param handler what the NMI does, whose loads go into a variable of its own
 */
record ShortProgram(List<Stmt> task, List<Stmt> handler) {
  static final int VARIABLES = 2;
  static final int LOCALS = 2;

  /** What the NMI's own locals are called by number, behind those of the task. */
  static final int SEEN = LOCALS;

  private static final int MOST_ACCESSES = 5;
  private static final List<String> NAMES = List.of("o0", "o1", "s0", "s1", "g0", "g1");

  /** One statement. */
  sealed interface Stmt {
    /** {@code l = g;} */
    record Load(int local, int variable, boolean once) implements Stmt {}

    /** {@code g = 3;} or {@code g = l;}. */
    record Store(int variable, Value value, boolean once) implements Stmt {}

    /** {@code if (l) ... else ...}. */
    record If(int local, List<Stmt> then, List<Stmt> otherwise) implements Stmt {}

    /** {@code barrier();} */
    record Barrier() implements Stmt {}
  }

  /** What is stored: a local, or a constant where that is -1. */
  record Value(int local, int constant) {
    String text() {
      return local < 0 ? "" + constant : "l" + local;
    }
  }

  /** {@return what the seed draws} */
  static ShortProgram draw(long seed) {
    Random random = new Random(seed);
    random.nextInt();
    int[] left = {3 + random.nextInt(MOST_ACCESSES - 2)};
    List<Stmt> task = new ArrayList<>();
    while (left[0] > 0) {
      task.add(statement(random, left, 2));
    }
    List<Stmt> handler = new ArrayList<>();
    for (int i = 1 + random.nextInt(2); i > 0; i--) {
      handler.add(ofHandler(random));
    }
    return new ShortProgram(task, handler);
  }

  private static List<Stmt> block(Random random, int[] left, int depth) {
    List<Stmt> statements = new ArrayList<>();
    for (int i = 1 + random.nextInt(2); i > 0 && left[0] > 0; i--) {
      statements.add(statement(random, left, depth));
    }
    return statements;
  }

  private static Stmt statement(Random random, int[] left, int depth) {
    int kind = random.nextInt(24);
    if (kind == 0) {
      return new Stmt.Barrier();
    }
    if (kind <= 6 && depth > 0) {
      List<Stmt> then = block(random, left, depth - 1);
      List<Stmt> otherwise = random.nextInt(2) == 0 ? List.of() : block(random, left, depth - 1);
      if (random.nextInt(3) == 0 && left[0] > 0) {
        left[0]--;
        Stmt both = store(random);
        then = with(random, then, both);
        otherwise = with(random, otherwise, both);
      }
      return new Stmt.If(random.nextInt(LOCALS), then, otherwise);
    }
    left[0]--;
    return kind <= 15
        ? new Stmt.Load(random.nextInt(LOCALS), random.nextInt(VARIABLES), random.nextInt(3) == 0)
        : store(random);
  }

  private static List<Stmt> with(Random random, List<Stmt> statements, Stmt more) {
    List<Stmt> all = new ArrayList<>(statements);
    all.add(random.nextInt(all.size() + 1), more);
    return all;
  }

  private static Stmt store(Random random) {
    Value value = random.nextInt(2) == 0
        ? new Value(random.nextInt(LOCALS), 0)
        : new Value(-1, 1 + random.nextInt(2));
    return new Stmt.Store(random.nextInt(VARIABLES), value, random.nextInt(4) == 0);
  }

  private static Stmt ofHandler(Random random) {
    int variable = random.nextInt(VARIABLES);
    Stmt store = new Stmt.Store(
        random.nextInt(VARIABLES), new Value(-1, 1 + random.nextInt(2)), /* once= */ false);
    if (random.nextInt(3) == 0) {
      return store;
    }
    List<Stmt> inside = random.nextBoolean() ? List.of(store) : List.of();
    List<Stmt> otherwise = inside.isEmpty() || random.nextInt(3) == 0 ? List.of(store) : List.of();
    return new Stmt.If(SEEN + variable, inside, otherwise);
  }

  /** {@return it in C, where {@code WARN_ON()} fires at rest if that is the outcome} */
  String textAgainst(List<Integer> outcome) {
    return text(is(outcome));
  }

  /** {@return it in C, where {@code WARN_ON()} fires at rest if the outcome is none of those} */
  String textForNoneBut(Collection<List<Integer>> outcomes) {
    return text("!("
        + outcomes.stream().map(ShortProgram::is).sorted().collect(Collectors.joining(" || "))
        + ")");
  }

  private static String is(List<Integer> outcome) {
    return IntStream.range(0, NAMES.size())
        .mapToObj(i -> NAMES.get(i) + " == " + outcome.get(i))
        .collect(Collectors.joining(" && "));
  }

  private String text(String condition) {
    StringBuilder text = new StringBuilder("static int g0, g1, o0, o1, s0, s1;\n");
    text.append("static void __task __times(1) t(void)\n{\n\tint l0 = 0, l1 = 0;\n\n");
    print(task, 1, text);
    text.append("\tbarrier();\n\to0 = l0;\n\to1 = l1;\n}\n");
    text.append("static void __nmi __times(1) n(void)\n{\n\tint l2 = g0, l3 = g1;\n\n");
    print(handler, 1, text);
    text.append("\ts0 = l2;\n\ts1 = l3;\n}\n");
    text.append("static void __at_rest r(void)\n{\n\tWARN_ON(").append(condition);
    return text.append(");\n}\n").toString();
  }

  private static void print(List<Stmt> statements, int indent, StringBuilder text) {
    String tabs = "\t".repeat(indent);
    for (Stmt statement : statements) {
      text.append(tabs);
      if (statement instanceof Stmt.Load load) {
        String from = "g" + load.variable();
        text.append("l").append(load.local()).append(" = ");
        text.append(load.once() ? "READ_ONCE(" + from + ")" : from).append(";\n");
      } else if (statement instanceof Stmt.Store store) {
        String to = "g" + store.variable();
        String value = store.value().text();
        text.append(store.once() ? "WRITE_ONCE(" + to + ", " + value + ")" : to + " = " + value);
        text.append(";\n");
      } else if (statement instanceof Stmt.If test) {
        text.append("if (l").append(test.local()).append(") {\n");
        print(test.then(), indent + 1, text);
        text.append(tabs).append("} else {\n");
        print(test.otherwise(), indent + 1, text);
        text.append(tabs).append("}\n");
      } else {
        text.append("barrier();\n");
      }
    }
  }

  @Override
  public String toString() {
    return text("0");
  }
}
