package dev.regnest.kernelc.random;

import dev.regnest.protocol.Draw;
import java.util.List;
import java.util.stream.Stream;

/**
 * One function that computes something, and tells the size, the sign and the value of an expression and, in one number, everything that the
 * statements before it left in memory.
 *
 * @param seed what it was drawn from, by which it is named
 * @param body what it does
 */
public record ExpressionCase(int seed, Tree body) {
  private static final String KNOWN = "KNOWN";

  private static final List<String> VALUES = List.of(
      "0",
      "1",
      "-1",
      "2",
      "100",
      "-100",
      "127",
      "128",
      "-128",
      "255",
      "32767",
      "-32768",
      "65535",
      "2147483647",
      "-2147483647 - 1",
      "4294967295",
      "-4294967295",
      "0x123456789abcdef",
      "0x7fffffffffffffff",
      "0x8000000000000000");

  /** What stands before all cases; {@code TELL} is left to whoever reads it. */
  private static final String BEFORE = """
      enum colour { RED = -2, GREEN, BLUE = 7 };
      struct inner { s8 c; u16 h; };
      struct outer { char c; short h; int i; struct inner in; u64 l; u8 a[3]; bool on; enum colour hue; };
      union view { u32 w; s32 n; };
      struct bits { u32 a : 3; s32 b : 5; bool c : 1; u8 d; u16 : 3; s16 e : 9; u64 f : 20; unsigned : 0; int g : 32; s8 h : 2; };
      union halves { struct { s16 low; u16 high; } in; u16 h[2]; struct { s16 c; }; };
      struct holder { union { long all; u64 bits; }; union view view; bool last; };
      union cut { u64 all; u32 w[2]; s16 h[4]; u8 b[8]; struct { u8 c; u32 d : 9; s32 e : 20; } f; };
      static struct outer shared, stepped;
      static union cut cut;
      static struct bits bits;
      static union halves word = { .in = { 1, 2 } };
      static struct inner turned(struct inner i) { i.c ^= i.h; return i; }
      static struct outer passed(struct outer o) { o.in = turned(o.in); o.l++; return o; }
      static union view viewed(s32 n) { union view v; v.n = n; return v; }
      static u8 counter;
      static s16 half;
      static int difference(s8 one, u16 other) { return one - other; }
      static s16 mixed(u32 one, s64 other) { return one ^ other; }
      static u8 low(int x) { return x; }
      static s64 wide(s32 x) { return x; }
      static struct { u8 length; char letters[]; } named = { 4, "abc" };
      static struct outer *outside = &(struct outer){ .a = { 200, 1 } };
      static int variadic(int x, ...) { return x; }
      static bool some(u64 x) { return x; }
      static unsigned long long minus(int x) { return -x; }
      static int (*const functions[2])(s8, u16) = { difference, &difference };
      static const u16 table[] = { 65535, [3] = 3, [1] = 1 };
      static long sum(const int *of, u8 n) { long all = 0; while (n--) all += *of++; return all; }
      static u64 mix(u64 h, s64 x) { return h * 31 + x; }
      static u64 all(u64 h, const struct outer *o)
      {
      	h = mix(mix(mix(mix(h, o->c), o->h), o->i), o->in.c);
      	h = mix(mix(mix(mix(h, o->in.h), o->l), o->a[0]), o->a[1]);
      	return mix(mix(mix(h, o->a[2]), o->on), o->hue);
      }
      #define EXPRESSION(e, ...) TELL(sizeof(e), (__typeof__(e))-1 < 1, (unsigned long long)(e), __VA_ARGS__)
      #define KIND(x) _Generic((x), char: 1, s8: 2, u8: 3, short: 4, unsigned short: 5, int: 6, unsigned: 7, long: 8, \\
      	unsigned long: 9, long long: 10, unsigned long long: 11, default: 12)
      #define STATE(...) TELL(8, 0, mix(mix(mix(mix(mix(mix(mix(mix(mix(all(all(all(mix(mix(mix(mix(1, a), b), x), y), &s), \\
      	&shared), &stepped), e[0]), e[1]), e[2]), e[3]), q - e), counter), half), holder.all ^ cut.all), holder.last) \\
      	+ sum(grid[0], 6) + row[0].c + row[1].h + word.h[0] * 3 + word.in.high * 5 \\
      	+ mix(mix(mix(mix(bits.a, bits.b), bits.c), bits.d), bits.e) + mix(mix(bits.f, bits.g), bits.h), __VA_ARGS__)
      """;

  /** {@return the case that the seed draws} */
  public static ExpressionCase of(int seed) {
    Draw draw = Draw.of(seed);
    Names names = new Names(draw);
    List.of("K", "k", "sizeof(m)", "READ_ONCE(shared.a[1])", "*(u16 *)((u8 *)e + 1)")
        .forEach(names::declare);
    RandomExpressions expressions = new RandomExpressions(draw, names);
    RandomStatements statements = new RandomStatements(draw, names, expressions);
    Tree constants = Tree.fixed(
        "enum { K = (int)@ }; static const " + names.type() + " k = @; char m[((int)@ & 15) + 1]; ",
        expressions.constant(2),
        expressions.constant(3),
        expressions.constant(2));
    Tree variables = Tree.fixed(variables(draw, names));
    Tree body = Tree.fixed(
        "@@@EXPRESSION(@, KNOWN); STATE(KNOWN);",
        constants,
        variables,
        statements.some(3, 2),
        expressions.full(4));
    return new ExpressionCase(seed, body);
  }

  private static String variables(Draw draw, Names names) {
    StringBuilder all = new StringBuilder();
    for (String name : List.of("a", "b", "x", "y")) {
      all.append(names.type()).append(" ").append(name).append(" = ");
      all.append(value(draw)).append("; ");
    }
    String element = names.type();
    all.append(
        element + " e[4] = { " + value(draw) + ", " + value(draw) + ", [3] = " + value(draw));
    all.append(" }, *q = e + " + draw.below(4) + "; struct outer s = " + struct(draw));
    all.append(", *p = " + (draw.below(2) == 0 ? "&s" : "&shared") + "; ");
    all.append(
        "__typeof__(q) *r = &q; int grid[2][3] = { { " + value(draw) + " }, { " + value(draw));
    all.append(", [2] = " + value(draw) + " } }; struct inner row[2] = { { " + value(draw)
        + " }, { .h = ");
    all.append(value(draw) + " } }; ");
    all.append("struct holder holder = { " + value(draw) + ", { .n = 0 }, .last = " + value(draw)
        + " }; ");
    all.append("bits = (struct bits){ " + value(draw) + ", .e = " + value(draw) + ", .g = "
        + value(draw) + " }; ");
    all.append("cut.all = " + value(draw) + "; ");
    all.append("word.in = (__typeof__(word.in)){ " + value(draw) + ", 2 }; ");
    all.append("shared = (struct outer)" + struct(draw) + "; ");
    all.append("stepped = (struct outer)" + struct(draw) + "; ");
    return all + "counter = " + value(draw) + "; half = " + value(draw) + "; ";
  }

  private static String struct(Draw draw) {
    List<String> values = Stream.generate(() -> value(draw)).limit(9).toList();
    return "{ %s, %s, %s, { %s, %s }, %s, { %s, [2] = %s }, %s, BLUE }".formatted(values.toArray());
  }

  private static String value(Draw draw) {
    return VALUES.get(draw.below(VALUES.size()));
  }

  /** {@return the same case with another body} */
  ExpressionCase with(Tree other) {
    return new ExpressionCase(seed, other);
  }

  /** {@return the program of those cases, one on each line, which prints what it finds} */
  static String printing(List<ExpressionCase> cases) {
    StringBuilder text = new StringBuilder();
    text.append("int printf(const char *, ...);\n");
    text.append(
        "#define TELL(size, sign, value, n) printf(\"%d %d %d 0x%llxULL\\n\", n, (int)(size), sign, "
            + "(unsigned long long)(value))\n");
    text.append(BEFORE);
    for (ExpressionCase one : cases) {
      text.append("static void case" + one.seed + "(void) { ");
      text.append(one.body.text().replace(KNOWN, "" + one.seed)).append(" }\n");
    }
    text.append("int main(void) { ");
    cases.forEach(one -> text.append("case" + one.seed + "(); "));
    return text.append("return 0; }\n").toString();
  }

  /** {@return the line of the first case in {@link #asserting}} */
  static int firstLine() {
    return 2 + (int) BEFORE.lines().count();
  }

  /** {@return the file of those cases, one on each line, which asserts what was found: of each the expression, then the state} */
  static String asserting(List<ExpressionCase> cases, List<List<String>> found) {
    StringBuilder text = new StringBuilder();
    text.append(
        "#define TELL(size, sign, value, s, n, v) WARN_ON((size) != (s) || (sign) != (n) || (value) != (v))\n");
    text.append(BEFORE);
    for (int i = 0; i < cases.size(); i++) {
      String body = cases.get(i).body.text();
      for (String values : found.get(i)) {
        body = body.replaceFirst(KNOWN, values);
      }
      text.append("static void __task case" + cases.get(i).seed + "(void) { " + body + " }\n");
    }
    return text.toString();
  }
}
