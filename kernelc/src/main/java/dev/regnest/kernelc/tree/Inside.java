package dev.regnest.kernelc.tree;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What lies behind the pointers inside the objects that a hypothesis hands to a function: the kernel makes it when it makes the object, and a
 * function that goes through such a pointer takes it to be there.
 */
final class Inside {
  private static final String MEMBER = "(?:->|\\.)\\s*%1$s";

  /** Goes through a pointer: a member or an element behind it, what is at it, this CPU's copy of it, or a local that it is given to. */
  private static final String THROUGH = MEMBER + "\\s*(?:->|\\[)|\\*\\s*\\(?\\w+" + MEMBER
      + "\\b|ptr\\(\\s*&?\\w+" + MEMBER + "\\b|\\w\\s*=\\s*\\w+" + MEMBER + "\\s*;";

  private static final String POINTER =
      "(?<type>(?:struct\\s+|unsigned\\s+)?\\w+)\\s+(?:__\\w+\\s+)*\\*\\s*(?:__\\w+\\s+)*%s\\s*;";
  private static final String PART = "(?<type>struct\\s+\\w+)\\s+(?:__\\w+\\s+)*%s\\s*;";
  private static final String LIST = "struct list_head";
  private static final Pattern LINKS = Pattern.compile(
      "struct\\s+(?:l?list_head|h?list_node|llist_node|hlist_head|rb_node|callback_head|rcu_head)");
  private static final int DEEPEST = 3;

  private final Units units;
  private final List<String> bodies;
  private final List<Touched.Thing> things = new ArrayList<>();
  private final Deque<Object> open = new ArrayDeque<>();

  /** An object, how its members are named, and how many pointers lead to it. */
  private record Object(String place, String name, String type, int depth) {}

  private Inside(Units units, List<String> bodies) {
    this.units = units;
    this.bodies = bodies;
  }

  /**
   * {@return room for what those functions take to be behind pointers}
   *
   * @param bodies the texts of the functions, and of what they call
   * @param objects what is there, by the text before the name of a member, with its type
   */
  static List<Touched.Thing> of(Units units, List<String> bodies, Map<String, String> objects) {
    Inside inside = new Inside(units, bodies);
    objects.forEach(
        (place, type) -> inside.open.add(new Object(place, place.replaceAll("\\W", "_"), type, 0)));
    while (!inside.open.isEmpty()) {
      inside.behind(inside.open.remove());
    }
    return inside.things;
  }

  private void behind(Object object) {
    Optional<Piece> struct = units.tag(units.first(), object.type.replaceFirst("^struct\\s+", ""));
    if (struct.isEmpty() || object.depth == DEEPEST) {
      return;
    }
    String text = struct.get().text();
    for (String member : members()) {
      Matcher pointer = Pattern.compile(String.format(POINTER, member)).matcher(text);
      Matcher part = Pattern.compile(String.format(PART, member)).matcher(text);
      if (pointer.find() && !isLink(pointer.group("type"), object) && isGoneThrough(member)) {
        room(object, member, pointer.group("type").replaceAll("\\s+", " "));
      } else if (part.find()) {
        part(object, member, part.group("type").replaceAll("\\s+", " "));
      }
    }
  }

  /** {@return whether nothing behind such a pointer is the end of a list} */
  private static boolean isLink(String type, Object object) {
    return LINKS.matcher(type).matches() || type.equals(object.type);
  }

  private void part(Object object, String member, String type) {
    if (type.equals(LIST)) {
      things.add(
          new Touched.Thing("", "", List.of("INIT_LIST_HEAD(&" + object.place + member + ");")));
    } else {
      String place = object.place + member + ".";
      open.add(new Object(place, object.name + member + "_", type, object.depth + 1));
    }
  }

  private Set<String> members() {
    Set<String> all = new LinkedHashSet<>();
    Pattern member = Pattern.compile("(?:->|\\.)\\s*(\\w+)");
    bodies.forEach(
        body -> member.matcher(body).results().forEach(found -> all.add(found.group(1))));
    return all;
  }

  private boolean isGoneThrough(String member) {
    Pattern through = Pattern.compile(String.format(THROUGH, member));
    return bodies.stream().anyMatch(body -> through.matcher(body).find());
  }

  private void room(Object object, String member, String type) {
    String name = object.name + member;
    boolean isWords = type.matches("char|void|u8|u64|\\w+_t");
    boolean isKnown = !type.startsWith("struct ")
        || units.tag(units.first(), type.substring("struct ".length())).isPresent();
    if (!isKnown) {
      return;
    }
    things.add(new Touched.Thing(
        "",
        "static " + (isWords ? "unsigned long " + name + "[16]" : type + " " + name) + ";\n",
        List.of(object.place + member + " = " + (isWords ? "(void *)" : "&") + name + ";")));
    if (type.startsWith("struct ")) {
      open.add(new Object(name + ".", name + "_", type, object.depth + 1));
    }
  }
}
