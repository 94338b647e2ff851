package dev.regnest.compiled;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The instructions of a program with the lines of the file that they come from, as objdump knows them. */
final class Listing {
  private static final int SECONDS = 60;
  private static final Pattern FUNCTION = Pattern.compile("^[0-9a-f]+ <(.*)>:$");
  private static final Pattern LINE =
      Pattern.compile("^(.+):(\\d+)(?: \\(discriminator \\d+\\))?$");
  private static final Pattern INSTRUCTION = Pattern.compile("^ *([0-9a-f]+):\\t(.*)$");

  private final NavigableMap<Long, Instruction> instructions = new TreeMap<>();

  /** The first and the last instruction of a piece of code. */
  record Range(long first, long last) {}

  private Listing() {}

  static Listing of(Path program, String source) {
    List<String> words = List.of(
        "objdump", "-d", "-l", "--no-show-raw-insn", program.getFileName().toString());
    return parse(Command.run(program.getParent(), SECONDS, words).out(), source);
  }

  /** Reads what objdump writes; lines of other files than {@code source} are none. */
  static Listing parse(String text, String source) {
    Listing listing = new Listing();
    String function = "";
    int line = 0;
    for (String raw : text.split("\n")) {
      Matcher begins = FUNCTION.matcher(raw);
      Matcher from = LINE.matcher(raw);
      Matcher instruction = INSTRUCTION.matcher(raw);
      if (begins.matches()) {
        function = begins.group(1);
        line = 0;
      } else if (instruction.matches()) {
        long address = Long.parseUnsignedLong(instruction.group(1), 16);
        String code = instruction.group(2).replaceAll("\\s+", " ").strip();
        listing.instructions.put(address, new Instruction(address, code, function, line));
      } else if (from.matches()) {
        boolean ours = from.group(1).equals(source) || from.group(1).endsWith("/" + source);
        line = ours ? Integer.parseInt(from.group(2)) : 0;
      }
    }
    return listing;
  }

  Optional<Instruction> at(long address) {
    return Optional.ofNullable(instructions.get(address));
  }

  /** {@return where the instructions of a function lie, and those of each part that the compiler has split off it} */
  List<Range> of(String function) {
    Map<String, Range> parts = new LinkedHashMap<>();
    for (Instruction one : instructions.values()) {
      if (one.function().equals(function) || one.function().startsWith(function + ".")) {
        parts.merge(
            one.function(),
            new Range(one.address(), one.address()),
            (all, last) -> new Range(all.first(), last.last()));
      }
    }
    return List.copyOf(parts.values());
  }

  /** {@return the lines of the file from which one of those functions is called} */
  Set<Integer> callers(Set<String> functions) {
    return instructions.values().stream()
        .filter(one -> one.line() != 0)
        .filter(one -> functions.contains(one.text().replaceFirst(".*<(\\w+)>$", "$1")))
        .map(Instruction::line)
        .collect(Collectors.toSet());
  }

  /** {@return the line of the file that the instruction comes from of which a byte lies there, or 0} */
  int line(long address) {
    Map.Entry<Long, Instruction> before = instructions.floorEntry(address);
    return before == null ? 0 : before.getValue().line();
  }

  /** {@return the instructions of one function around that one, it included, at most so many on each side} */
  List<Instruction> around(long address, int each) {
    List<Instruction> found = new ArrayList<>();
    Instruction middle = instructions.get(address);
    if (middle == null) {
      return found;
    }
    instructions.headMap(address, false).descendingMap().values().stream()
        .takeWhile(i -> i.function().equals(middle.function()))
        .limit(each)
        .forEach(i -> found.add(0, i));
    instructions.tailMap(address, true).values().stream()
        .takeWhile(i -> i.function().equals(middle.function()))
        .limit(each + 1L)
        .forEach(found::add);
    return found;
  }
}
