package dev.regnest.kernelc.random;

import dev.regnest.protocol.Draw;
import java.util.ArrayList;
import java.util.List;

/**
 * The variables that one case may use, and how far it has used them up.
 *
 * <p>What is stepped or assigned inside an expression appears nowhere else in it, so that C says what comes out.
 */
final class Names {
  /** Every integer type, in one of its spellings. */
  static final List<String> TYPES = List.of(
      "bool",
      "char",
      "s8",
      "u8",
      "short",
      "unsigned short int",
      "int",
      "unsigned",
      "s32",
      "long",
      "unsigned long",
      "s64",
      "long long unsigned int");

  /** The members of a {@code struct outer} that are integers. */
  private static final List<String> MEMBERS =
      List.of("c", "h", "i", "in.c", "in.h", "l", "a[0]", "a[2]", "on", "hue");

  private static final List<String> ELEMENTS = List.of(
      "e[0]",
      "e[3]",
      "*e",
      "*q",
      "q[0]",
      "*(e + 2)",
      "1[e]",
      "**r",
      "grid[1][0]",
      "*grid[1]",
      "row[1].c",
      "row->h",
      "word.h[0]",
      "word.in.low",
      "holder.bits",
      "holder.all",
      "holder.last",
      "cut.all",
      "cut.w[1]",
      "cut.h[1]",
      "cut.b[3]",
      "*(s16 *)(cut.b + 3)",
      "*(u64 *)((u8 *)grid + 2)",
      "*(s16 *)((char *)&grid[0][1] + 3)");

  private final Draw draw;
  private final List<String> stepped = new ArrayList<>();
  private final List<String> read = new ArrayList<>();

  Names(Draw draw) {
    this.draw = draw;
  }

  /** Lets everything be stepped again, as in the next full expression. */
  void fullExpression() {
    stepped.clear();
    stepped.addAll(List.of("x", "y", "stepped.i", "stepped.c", "counter", "half"));
  }

  /** Adds what may be read and not assigned to. */
  void declare(String name) {
    read.add(name);
  }

  /** {@return a type} */
  String type() {
    return TYPES.get(draw.below(TYPES.size()));
  }

  /** {@return what is read as often as one likes} */
  String readable() {
    return draw.below(3) == 0 ? read.get(draw.below(read.size())) : place();
  }

  /** {@return a place, which only statements assign to} */
  String place() {
    switch (draw.below(4)) {
      case 0:
        return List.of("s.", "p->", "(*p).", "(&s)->").get(draw.below(4))
            + MEMBERS.get(draw.below(MEMBERS.size()));
      case 1:
        return ELEMENTS.get(draw.below(ELEMENTS.size()));
      default:
        return List.of("a", "b", "shared.h", "shared.l").get(draw.below(4));
    }
  }

  /** {@return a place that this expression has not used, and will not again; empty if there is none left} */
  String toStep() {
    return stepped.isEmpty() ? "" : stepped.remove(draw.below(stepped.size()));
  }
}
