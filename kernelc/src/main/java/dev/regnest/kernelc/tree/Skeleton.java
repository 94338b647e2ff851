package dev.regnest.kernelc.tree;

import dev.regnest.kernelc.preprocess.Flags;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes a hypothesis over a function of a tree that takes something and, if there is one, the function that gives it back: a user in each
 * context, an oracle that says that nobody else has what I hold, and one that says that what was counted up is counted down.
 */
public final class Skeleton {
  /** What a hypothesis names itself. */
  private static final Set<String> OWN_NAMES =
      Set.of("task", "softirq", "hardirq", "nmi", "use", "boot", "at_rest", "me", "mine", "user");

  private final Units units;
  private final String path;
  private final Signature take;
  private final Optional<Signature> giveBack;
  private final StringBuilder objects = new StringBuilder();
  private final Map<String, String> locals = new LinkedHashMap<>();
  private final Map<String, String> pointed = new LinkedHashMap<>();
  private final Map<String, String> parts = new HashMap<>();
  private final List<String> ready = new ArrayList<>();
  private final List<String> setUp = new ArrayList<>();
  private final Set<String> counters = new LinkedHashSet<>();

  private Skeleton(Units units, String path, Signature take, Optional<Signature> giveBack) {
    this.units = units;
    this.path = path;
    this.take = take;
    this.giveBack = giveBack;
  }

  /**
   * {@return the text of a hypothesis}
   *
   * @param what a file of the tree and one or two of its functions, as {@code kernel/events/callchain.c:get_callchain_entry,put_callchain_entry}
   * @throws TreeException if that is not there
   */
  public static String of(String what, Flags flags) {
    int colon = what.indexOf(':');
    String[] functions = what.substring(colon + 1).split(",");
    if (colon < 0 || functions.length > 2) {
      throw new TreeException(
          "\"" + what
              + "\" names no function of a file; expected such as kernel/events/callchain.c:get_callchain_entry,put_callchain_entry");
    }
    Flags.Tree given = flags.tree().orElseThrow();
    SourceTree tree = SourceTree.at(given.folder(), given.changes());
    Configuration configuration = Configuration.of(tree, given.configuration(), flags.defines());
    String path = what.substring(0, colon);
    if (tree.text(path).isEmpty()) {
      throw new TreeException("the tree has no file \"" + path + "\"");
    }
    Units units = new Units(tree, configuration, flags.defines(), List.of(path));
    units.take(List.of(functions));
    Optional<Signature> giveBack =
        functions.length > 1 ? Optional.of(signature(units, path, functions[1])) : Optional.empty();
    Skeleton skeleton = new Skeleton(units, path, signature(units, path, functions[0]), giveBack);
    int[] version = tree.version();
    return skeleton.text("v" + version[0] + "." + version[1]);
  }

  private static Signature signature(Units units, String path, String function) {
    Piece piece = body(units, function)
        .orElseThrow(() -> new TreeException("no function \"" + function + "\" in \"" + path
            + "\" and what it includes" + leftOut(units, path, function)));
    return Signature.of(piece, function)
        .map(signature -> signature.without(OWN_NAMES))
        .orElseThrow(() -> new TreeException(
            "what \"" + function + "\" takes is not understood; write the hypothesis by hand, from "
                + "what \"new NAME\" writes"));
  }

  /** {@return that its text is there, if it is, and does not count} */
  private static String leftOut(Units units, String path, String function) {
    boolean isThere = Pattern.compile(
            "^[\\w*][^;{}#]*\\b" + Pattern.quote(function) + "\\([^;{}]*\\)\\s*\\{",
            Pattern.MULTILINE)
        .matcher(units.text(path))
        .find();
    return isThere ? " under this configuration: an #if leaves it out" : "";
  }

  private static Optional<Piece> body(Units units, String function) {
    return units.first().named(function).stream()
        .filter(piece -> piece.declares().bodyAt() >= 0)
        .findFirst();
  }

  private String text(String version) {
    List<String> arguments = new ArrayList<>();
    take.parameters().forEach(parameter -> arguments.add(argument(parameter)));
    Touched.by(units, bodies(), pointed).forEach(this::touched);
    StringBuilder use = new StringBuilder();
    taken(use, String.join(", ", arguments));
    if (giveBack.isPresent()) {
      counters.forEach(counter -> use.append("\tWARN_ON(!(").append(counter).append("));\n"));
    }
    givenBack(use);
    StringBuilder all = new StringBuilder();
    all.append("/*\n * Does anybody else have what ")
        .append(take.name())
        .append("() gave me, until I ")
        .append(
            giveBack.isPresent() ? "gave it back with " + giveBack.get().name() + "()" : "am done")
        .append("?\n *\n * Tree: ")
        .append(version)
        .append("\n * Hypotheses: nested-irqs\n */\n#include \"")
        .append(path)
        .append("\"\n\n")
        .append(objects);
    if (!setUp.isEmpty()) {
      all.append(
          "\n/* Before anything can arrive: what the kernel allocates when it boots. */\nstatic void __setup boot(void)\n{\n");
      setUp.forEach(line -> all.append('\t').append(line).append('\n'));
      all.append("}\n");
    }
    all.append("\nstatic void use(long me)\n{\n").append(use).append("}\n");
    if (!counters.isEmpty()) {
      all.append(
          "\n/* When all have left: what was counted up is counted down. */\nstatic void __at_rest at_rest(void)\n{\n");
      counters.forEach(counter -> all.append("\tWARN_ON(").append(counter).append(");\n"));
      all.append("}\n");
    }
    return all.append("\n/* Take away the contexts that never call it. */\n")
        .append("static void __task task(void) { use(1); }\n")
        .append("static void __softirq softirq(void) { use(2); }\n")
        .append("static void __hardirq hardirq(void) { use(3); }\n")
        .append("static void __nmi nmi(void) { use(4); }\n")
        .toString();
  }

  private List<Piece> bodies() {
    List<Piece> all = new ArrayList<>();
    body(units, take.name()).ifPresent(all::add);
    giveBack.flatMap(g -> body(units, g.name())).ifPresent(all::add);
    return all;
  }

  /** {@return what to hand in for a parameter: an object of its own, room for what is handed out, or 0} */
  private String argument(Signature.Parameter parameter) {
    String name = parameter.name();
    if (!parameter.isPointer()) {
      return parameter.type().matches("(size_t|int|unsigned int|u32)") && name.matches("size|len")
          ? "16"
          : "0";
    }
    String target = parameter.target();
    boolean isCount = target.matches("int|unsigned int|u8|unsigned char|long|unsigned long");
    boolean handsOut =
        target.endsWith("*") || isGivenBack(target, name) || isCount && !isHandedInAgain(parameter);
    if (handsOut) {
      locals.put(name, target);
      return "&" + name;
    }
    if (target.equals("const char")) {
      return "\"" + name + "\"";
    }
    if (target.matches("(const )?void|char")) {
      String words = target.equals("char") ? "char " : "unsigned long ";
      objects.append("static ").append(words).append(name).append("[16];\n");
      return name;
    }
    if (target.equals("struct pt_regs")) {
      locals.put(name, target);
      ready.add("perf_fetch_caller_regs(&" + name + ");");
      return "&" + name;
    }
    Optional<String> part = partOf(parameter);
    if (part.isPresent()) {
      return part.get();
    }
    objects
        .append("static ")
        .append(target)
        .append(' ')
        .append(name)
        .append(isCount ? "[4];\n" : ";\n");
    pointed.put(name, isCount ? "" : target);
    if (isCount) {
      counters.add(ofFour(name));
    }
    return isCount ? name : "&" + name;
  }

  /** {@return the member to hand in of an object that is made for it, where the function goes from it to what it is part of} */
  private Optional<String> partOf(Signature.Parameter parameter) {
    Pattern container = Pattern.compile("container_of\\(\\s*" + parameter.name()
        + "\\s*,\\s*(struct \\w+)\\s*,\\s*([\\w.]+)\\s*\\)");
    return Touched.withCalled(units, bodies()).stream()
        .map(container::matcher)
        .filter(Matcher::find)
        .findFirst()
        .map(found -> {
          String whole = "of_" + parameter.name();
          objects
              .append("static ")
              .append(found.group(1))
              .append(' ')
              .append(whole)
              .append(";\n");
          pointed.put(whole, found.group(1));
          parts.put(parameter.name(), "&" + whole + "." + found.group(2));
          return parts.get(parameter.name());
        });
  }

  private boolean isHandedInAgain(Signature.Parameter parameter) {
    return giveBack.stream()
        .flatMap(g -> g.parameters().stream())
        .anyMatch(p -> p.type().equals(parameter.type()));
  }

  private boolean isGivenBack(String target, String name) {
    return giveBack.stream()
        .flatMap(g -> g.parameters().stream())
        .anyMatch(
            p -> p.type().equals(target) && (p.name().equals(name) || name.contains(p.name())));
  }

  private void taken(StringBuilder use, String arguments) {
    locals.forEach((name, type) -> use.append('\t')
        .append(type)
        .append(type.endsWith("*") ? "" : " ")
        .append(name)
        .append(";\n"));
    if (!ready.isEmpty()) {
      use.append('\n');
      ready.forEach(line -> use.append('\t').append(line).append('\n'));
    }
    String call = take.name() + "(" + arguments + ")";
    if (take.result().equals("struct pt_regs *")) {
      use.append("\tstruct pt_regs *mine = ")
          .append(call)
          .append(";\n\n\tif (!mine)\n\t\treturn;\n\tregnest_emit_intr(mine);\n");
    } else if (take.returnsPointer()) {
      String word = take.result().matches("(unsigned )?char \\*|u8 \\*") ? "char" : "unsigned long";
      use.append("\t")
          .append(word)
          .append(" *mine = (")
          .append(word)
          .append(" *)")
          .append(call)
          .append(";\n\n")
          .append(saysErrors() ? "\tif (IS_ERR_OR_NULL(mine))" : "\tif (!mine)")
          .append("\n\t\treturn;\n")
          .append(mine("*mine"));
    } else if (take.returnsNothing()) {
      use.append(use.length() > 0 ? "\n" : "")
          .append('\t')
          .append(call)
          .append(";\n\tbarrier();\n");
    } else if (take.result().equals("bool") || isTry()) {
      use.append(use.length() > 0 ? "\n" : "")
          .append("\tif (!")
          .append(call)
          .append(")\n\t\treturn;\n");
      onlyMe(use);
    } else if (isTokenGivenBack()) {
      use.append("\tint mine = ").append(call).append(";\n\n\tif (mine < 0)\n\t\treturn;\n");
      objects.append("static long user[32];\n");
      use.append(mine("user[mine]"));
    } else {
      use.append(use.length() > 0 ? "\n" : "")
          .append("\tif (")
          .append(call)
          .append(")\n\t\treturn;\n");
      handedOut(use);
    }
  }

  /** {@return whether a pointer that it returns may be the number of an error} */
  private boolean saysErrors() {
    return bodies().stream().anyMatch(body -> body.text().matches("(?s).*\\bERR_(PTR|CAST)\\(.*"));
  }

  /** {@return whether it says by an int whether it took something, as what is called try does} */
  private boolean isTry() {
    return take.result().equals("int")
        && take.name().matches("(.*_)?try(_?lock|_get|_).*|(.*_)?try");
  }

  /** {@return an oracle: what I store there is there until I am done} Plain, as users do it: a barrier that is missing is one between. */
  private static String mine(String place) {
    return "\t" + place + " = me;\n\tbarrier();\n\tWARN_ON(" + place + " != me);\n";
  }

  private static String ofFour(String array) {
    return String.format("%1$s[0] | %1$s[1] | %1$s[2] | %1$s[3]", array);
  }

  private void handedOut(StringBuilder use) {
    Optional<String> pointer = locals.entrySet().stream()
        .filter(each -> each.getValue().endsWith("*"))
        .map(Map.Entry::getKey)
        .findFirst();
    pointer.ifPresent(name -> use.append(mine("*(unsigned long *)" + name)));
    if (pointer.isEmpty()) {
      onlyMe(use);
    }
  }

  /** One user a level, as far as nothing says which one it is: by the context that it runs in. */
  private void onlyMe(StringBuilder use) {
    objects.append("static long user[4];\n");
    use.append(mine("user[interrupt_context_level()]"));
  }

  private boolean isTokenGivenBack() {
    return giveBack.stream()
        .flatMap(g -> g.parameters().stream())
        .anyMatch(p -> !p.isPointer() && !locals.containsKey(p.name()));
  }

  private void givenBack(StringBuilder use) {
    if (giveBack.isEmpty()) {
      return;
    }
    List<String> arguments = new ArrayList<>();
    for (Signature.Parameter parameter : giveBack.get().parameters()) {
      Optional<String> local = locals.keySet().stream()
          .filter(name -> name.equals(parameter.name()) || name.contains(parameter.name()))
          .findFirst();
      if (local.isPresent()) {
        arguments.add(local.get());
      } else if (parameter.isPointer()
          && take.returnsPointer()
          && !pointed.containsKey(parameter.name())) {
        arguments.add("(" + parameter.type() + ")mine");
      } else if (parameter.isPointer()) {
        arguments.add(argumentAgain(parameter));
      } else {
        arguments.add(isTokenGivenBack() && !take.returnsPointer() ? "mine" : "0");
      }
    }
    use.append('\t')
        .append(giveBack.get().name())
        .append('(')
        .append(String.join(", ", arguments))
        .append(");\n");
  }

  private String argumentAgain(Signature.Parameter parameter) {
    String known = pointed.get(parameter.name());
    String part = parts.get(parameter.name());
    if (part != null) {
      return part;
    }
    return known == null ? "NULL" : known.isEmpty() ? parameter.name() : "&" + parameter.name();
  }

  private void touched(Touched.Thing thing) {
    if (thing.isCounter()) {
      counters.add(thing.place());
    } else {
      objects.append(thing.room());
      setUp.addAll(thing.setUp());
    }
  }
}
