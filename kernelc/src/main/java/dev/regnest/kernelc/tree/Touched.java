package dev.regnest.kernelc.tree;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What functions touch that a hypothesis over them has to know: what is counted, and pointers that nothing is behind before boot. */
final class Touched {
  private static final Pattern POINTER = Pattern.compile(
      "^static\\s+(?<type>(?:struct\\s+)?\\w+)\\s+(?:__percpu\\s*|__rcu\\s*)?\\*\\s*(?:__read_mostly\\s*)?(?<name>\\w+)\\s*(?:\\[(?<count>\\w+)\\])?\\s*;$");
  private static final Pattern PER_CPU_COUNT = Pattern.compile(
      "^(?:static\\s+)?DEFINE_PER_CPU\\w*\\s*\\(\\s*(?:unsigned\\s+)?(?:int|long)\\s*,\\s*(\\w+)\\s*\\)\\s*;$");
  private static final Pattern PER_CPU_COUNTS = Pattern.compile(
      "^(?:static\\s+)?DEFINE_PER_CPU\\w*\\s*\\(\\s*(?:unsigned\\s+)?(?:int|long)\\s*,\\s*(\\w+)\\s*\\[\\s*(\\w+)\\s*\\]\\s*\\)\\s*;$");
  private static final Pattern FLEXIBLE =
      Pattern.compile("(?<pointer>\\*?)\\s*\\w+\\s*\\[\\s*\\]\\s*;\\s*\\}");

  private static final Pattern ROOM_OF_STRUCT =
      Pattern.compile("static (?<type>struct \\w+) (?<name>\\w+);\n");

  private static final Pattern MEMBER = Pattern.compile("->(\\w+)");

  private static final String CURRENT = "current->";

  /** How many calls deep what is handed in is looked for. */
  private static final int CALLS = 3;

  /** As many words as an object has that is behind a pointer of unknown size. */
  private static final String ROOM = "[2048]";

  /**
   * One thing.
   *
   * @param place what is 0 when nobody is inside, or empty
   * @param room the objects to define for it
   * @param setUp what to do with them before anything arrives
   */
  record Thing(String place, String room, List<String> setUp) {
    boolean isCounter() {
      return !place.isEmpty();
    }
  }

  private Touched() {}

  /** {@return what those bodies touch; {@code objects} are what the hypothesis hands in, by the names of the parameters, with their types} */
  static List<Thing> by(Units units, List<Piece> bodies, Map<String, String> objects) {
    Map<String, Thing> all = new LinkedHashMap<>();
    for (Piece body : bodies) {
      for (RawToken token : body.tokens()) {
        if (token.isName() && !all.containsKey(token.text())) {
          units.first().named(token.text()).stream()
              .filter(piece -> piece.file().endsWith(".c"))
              .forEach(piece -> variable(units, token.text(), piece, all));
        }
      }
    }
    Map<String, String> structs = new LinkedHashMap<>();
    objects.forEach((name, type) -> structs.put(name + ".", type));
    structs.put(CURRENT, "struct task_struct");
    for (Thing thing : all.values()) {
      Matcher room = ROOM_OF_STRUCT.matcher(thing.room());
      if (room.matches()) {
        structs.put(room.group("name") + ".", room.group("type"));
      }
    }
    List<String> texts = bodies.stream().map(body -> withMacros(units, body)).toList();
    List<Thing> things = new ArrayList<>(all.values());
    Map<String, String> handed = new LinkedHashMap<>(structs);
    handed.remove(CURRENT);
    things.addAll(Inside.of(units, withCalled(units, bodies), handed));
    structs.forEach((object, type) -> members(texts).stream()
        .filter(member -> isStepped(texts, member) && isInteger(units, type, member))
        .forEach(member -> things.add(new Thing(object + member, "", List.of()))));
    return things;
  }

  /** {@return the texts of functions, and of those that they call and that are in the same file and its headers} */
  static List<String> withCalled(Units units, List<Piece> bodies) {
    Map<String, String> texts = new LinkedHashMap<>();
    List<Piece> level = bodies;
    for (int depth = 0; depth <= CALLS; depth++) {
      List<Piece> called = new ArrayList<>();
      for (Piece body : level) {
        if (texts.putIfAbsent(body.key(), withMacros(units, body)) == null) {
          body.tokens().stream()
              .filter(RawToken::isName)
              .flatMap(token -> units.first().named(token.text()).stream())
              .filter(piece -> piece.declares().bodyAt() >= 0)
              .forEach(called::add);
        }
      }
      level = called;
    }
    return List.copyOf(texts.values());
  }

  /** {@return the text of a function with what the macros in it stand for behind it} */
  private static String withMacros(Units units, Piece body) {
    StringBuilder text = new StringBuilder(body.text());
    for (RawToken token : body.tokens()) {
      if (token.isName()) {
        units
            .macro(body.unit(), token.text(), body.order())
            .ifPresent(macro -> text.append('\n').append(macro.body()));
      }
    }
    return text.toString().replace("(current)", "current");
  }

  /** {@return whether a member is counted, or stored to by all of them} */
  private static boolean isStepped(List<String> bodies, String member) {
    Pattern counted = Pattern.compile("->" + member
        + "\\s*(?:\\+\\+|--|[-+|&^]=)|(?:\\+\\+|--)\\s*\\w+->" + member
        + "|(?:inc|dec|add|sub)\\w*\\([^;]*->" + member + "\\b");
    Pattern stored = Pattern.compile("->" + member + "\\s*[-+|&^]?=[^=]");
    return bodies.stream().anyMatch(body -> counted.matcher(body).find())
        || bodies.size() > 1
            && bodies.stream().allMatch(body -> stored.matcher(body).find());
  }

  private static Set<String> members(List<String> bodies) {
    Set<String> members = new LinkedHashSet<>();
    for (String body : bodies) {
      MEMBER.matcher(body).results().forEach(member -> members.add(member.group(1)));
    }
    return members;
  }

  /** {@return whether a member is a plain integer, which a protocol counts or marks in} */
  private static boolean isInteger(Units units, String type, String member) {
    return units
        .tag(units.first(), type.replaceFirst("^struct ", ""))
        .filter(piece -> Pattern.compile(
                "\\b(?:unsigned\\s+)?(?:int|long|unsigned|u32)\\s+(?:\\w+\\s*,\\s*)*" + member
                    + "\\s*;")
            .matcher(piece.text())
            .find())
        .isPresent();
  }

  private static void variable(Units units, String name, Piece piece, Map<String, Thing> all) {
    String text = piece.text().replaceAll("\\s+", " ").strip();
    Matcher counts = PER_CPU_COUNTS.matcher(text);
    Matcher count = PER_CPU_COUNT.matcher(text);
    Matcher pointer = POINTER.matcher(text);
    if (counts.matches()) {
      all.put(
          name,
          new Thing(
              name + "[0] | " + name + "[1] | " + name + "[2] | " + name + "[3]", "", List.of()));
    } else if (count.matches()) {
      all.put(name, new Thing(name, "", List.of()));
    } else if (pointer.matches()) {
      all.put(name, behind(units, name, pointer.group("type"), pointer.group("count")));
    }
  }

  private static Thing behind(Units units, String name, String type, String count) {
    String room = "room_of_" + name;
    Matcher flexible = units
        .tag(units.first(), type.replaceFirst("^struct ", ""))
        .map(piece -> FLEXIBLE.matcher(piece.text()))
        .orElse(null);
    if (flexible != null && flexible.find()) {
      boolean ofPointers = !flexible.group("pointer").isEmpty();
      String words = "static unsigned long words_of_" + name + ROOM + ";\n";
      String object = "static struct { " + type + " head; void *of[1]; } " + room + ";\n";
      return new Thing(
          "",
          (ofPointers ? words : "") + object,
          ofPointers
              ? List.of(room + ".of[0] = words_of_" + name + ";", name + " = &" + room + ".head;")
              : List.of(name + " = &" + room + ".head;"));
    }
    boolean isWords = type.matches("char|void|\\w+_t");
    String object = isWords
        ? "static unsigned long " + room + (count == null ? "" : "[" + count + "]") + ROOM + ";\n"
        : "static " + type + " " + room + (count == null ? "" : "[" + count + "]") + ";\n";
    String cast = isWords ? "(void *)" : "";
    return new Thing(
        "",
        object,
        count == null
            ? List.of(name + " = " + cast + "&" + room + ";")
            : List.of(
                "for (int i = 0; i < " + count + "; i++)",
                "\t" + name + "[i] = " + cast + "&" + room + "[i];"));
  }
}
