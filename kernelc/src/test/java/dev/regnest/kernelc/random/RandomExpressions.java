package dev.regnest.kernelc.random;

import dev.regnest.protocol.Draw;
import java.util.List;

/** Draws expressions over the variables of {@link ExpressionCase}, each with a value that C knows: with -fwrapv, nothing in them is undefined. */
final class RandomExpressions {
  private static final List<String> ARITHMETIC = List.of("+", "-", "*", "&", "|", "^");
  private static final List<String> COMPARISONS = List.of("==", "!=", "<", ">", "<=", ">=");
  private static final List<String> UNARY = List.of("-", "~", "!", "+");

  private static final List<String> NUMBERS = List.of(
      "0",
      "1",
      "2",
      "3",
      "7",
      "8",
      "017",
      "0x7f",
      "0x80",
      "255",
      "256U",
      "32767",
      "0x8000",
      "65535",
      "65536L",
      "2147483647",
      "(-2147483647 - 1)",
      "0x80000000",
      "2147483648",
      "4294967295",
      "0xffffffffU",
      "4294967296",
      "0x7fffffffffffffff",
      "0x8000000000000000",
      "0xffffffffffffffffULL",
      "1LL",
      "5ul",
      "0b101",
      "0B11111111111111111111111111111111",
      "'a'",
      "'\\n'",
      "'\\0'",
      "'\\377'",
      "'\\x7f'",
      "'\\\\'",
      "'\\''",
      "RED",
      "GREEN",
      "BLUE",
      "true",
      "U8_MAX",
      "INT_MIN",
      "LONG_MAX",
      "U64_MAX",
      "sizeof(struct outer)",
      "sizeof(shared.a)",
      "offsetof(struct outer, in.h)",
      "ARRAY_SIZE(shared.a)",
      "BIT(5)",
      "GENMASK(9, 3)",
      "sizeof(struct inner[3])",
      "DIV_ROUND_UP(sizeof(table), 4)");

  private static final String TYPE = "TYPE";
  private static final String IT = "IT";

  private static final List<String> STEPS =
      List.of("IT++", "++IT", "IT--", "--IT", "(*&IT)++", "this_cpu_inc_return(IT)");

  private static final List<String> ASSIGNMENTS = List.of(
      "(IT = @)",
      "(IT += @)",
      "(IT -= @)",
      "(IT *= @)",
      "(IT &= @)",
      "(IT |= @)",
      "(IT ^= @)",
      "(IT <<= (@ & 7))",
      "(IT >>= (@ & 7))",
      "(IT /= ((@ & 15) + 1))",
      "(IT %= ((@ & 15) + 1))",
      "this_cpu_add_return(IT, @)",
      "this_cpu_xchg(IT, @)",
      "xchg(&IT, @)",
      "cmpxchg(&IT, @, @)",
      "this_cpu_cmpxchg(IT, @, @)");

  /** Of one piece each, which is always there. */
  private static final List<String> AROUND_ONE = List.of(
      "e[@ & 3]",
      "*(e + (@ & 3))",
      "(@ & 3)[e]",
      "p->a[@ & 1]",
      "low(@)",
      "wide(@)",
      "some(@)",
      "minus(@)",
      "(q + (@ & 1) < e + 3)",
      "(&e[@ & 3] - q)",
      "((long)&e[@ & 3] - (long)e)",
      "(&e[@ & 3] == q)",
      "(*(@ ? q : e))",
      "((@ ? &s : p)->h)",
      "(q && @)",
      "BIT(@ & 63)",
      "ALIGN(@, 8)",
      "abs((long)@)",
      "(container_of(&s.in, struct outer, in)->i + @)",
      "((struct inner){ .h = @ }).h",
      "((int[]){ 1, @, 3 }[1])",
      "(READ_ONCE(shared.l) + @)",
      "named.letters[@ & 3]",
      "(long)offsetof(struct outer, a[@ & 1])",
      "((char *)&grid[1][3] - (char *)&grid[@ & 1][2])",
      "outside->a[@ & 1]",
      "variadic((u16)@, 1, 2)",
      "grid[@ & 1][2]",
      "grid[1][(unsigned)@ % 3]",
      "(*(grid + (@ & 1)))[1]",
      "row[@ & 1].h",
      "(&row[1] - &row[@ & 1])",
      "((char *)&row[@ & 1] - (char *)row)",
      "table[@ & 3]",
      "sum(grid[@ & 1], 3)",
      "(**r + @)",
      "((*r)[0] ^ @)",
      "(p != &s ? @ : 5L)");

  private static final List<String> AROUND_TWO = List.of(
      "difference(@, @)",
      "grid[@ & 1][(u8)@ % 3]",
      "clamp_t(s16, @, -5, @)",
      "mixed(@, @)",
      "functions[@ & 1]((s8)@, 3)",
      "min(@, @)",
      "max(@, @)",
      "min_t(u8, @, @)",
      "({ TYPE t = @; t += @; t; })",
      "({ TYPE t = @; if (t) t ^= @; t; })",
      "(@ << (@ & 31))",
      "(@ >> (@ & 31))",
      "((u64)@ << (@ & 63))",
      "((s64)@ >> (@ & 63))",
      "((TYPE)@ << (@ & 7))",
      "((TYPE)@ >> (@ & 7))",
      "(@ / ((@ & 15) + 1))",
      "(@ % ((@ & 15) + 1))",
      "(@ / (-2 - (int)(@ & 7)))",
      "(@ % (-2 - (int)(@ & 7)))",
      "(@ / (u8)(@ | 1))",
      "(@ % (u32)(@ | 1))",
      "(@ / (u64)(@ | 1))",
      "(@ % (unsigned short)(@ | 1))");

  private final Draw draw;
  private final Names names;

  RandomExpressions(Draw draw, Names names) {
    this.draw = draw;
    this.names = names;
  }

  private String of(List<String> all) {
    return all.get(draw.below(all.size()));
  }

  /** {@return a full expression, so many operators deep at most} */
  Tree full(int depth) {
    names.fullExpression();
    return drawn(depth);
  }

  /** {@return another one in the same full expression} */
  Tree more(int depth) {
    return drawn(depth);
  }

  /** {@return an expression that is a constant, as a case or an array's length is} */
  Tree constant(int depth) {
    if (depth == 0) {
      return Tree.expression(of(NUMBERS));
    }
    switch (draw.below(6)) {
      case 0:
        return Tree.expression("(" + of(UNARY) + " @)", constant(depth - 1));
      case 1:
        return Tree.expression("((" + names.type() + ")@)", constant(depth - 1));
      case 2:
        return Tree.expression(
            "(@ ? @ : @)", constant(depth - 1), constant(depth - 1), constant(depth - 1));
      case 3:
        return pair("(@ " + of(COMPARISONS) + " @)", constant(depth - 1), constant(depth - 1));
      case 4:
        return pair(
            of(List.of("(@ << (@ & 31))", "(@ >> (@ & 31))", "(@ && @)", "(@ || @)")),
            constant(depth - 1),
            constant(depth - 1));
      default:
        return pair("(@ " + of(ARITHMETIC) + " @)", constant(depth - 1), constant(depth - 1));
    }
  }

  private static Tree pair(String template, Tree left, Tree right) {
    return Tree.expression(template, left, right);
  }

  private Tree leaf() {
    return Tree.expression(draw.below(3) == 0 ? of(NUMBERS) : names.readable());
  }

  private Tree drawn(int depth) {
    if (depth == 0) {
      return leaf();
    }
    int below = draw.below(depth);
    switch (draw.below(16)) {
      case 0:
      case 1:
      case 2:
        return pair("(@ " + of(ARITHMETIC) + " @)", drawn(depth - 1), drawn(below));
      case 3:
        return pair("(@ " + of(COMPARISONS) + " @)", drawn(below), drawn(depth - 1));
      case 4:
        return pair(of(List.of("(@ && @)", "(@ || @)")), drawn(depth - 1), drawn(below));
      case 5:
        return Tree.expression("(" + of(UNARY) + " @)", drawn(depth - 1));
      case 6:
      case 7:
        return Tree.expression("((" + names.type() + ")@)", drawn(depth - 1));
      case 8:
        return Tree.expression("(@ ? @ : @)", drawn(below), drawn(depth - 1), drawn(below));
      case 9:
        return pair(of(List.of("(@ ?: @)", "(@, @)", "((void)@, @)")), drawn(below), drawn(below));
      case 10:
        return Tree.expression(
            of(List.of("sizeof(@)", "sizeof((TYPE)@)", "sizeof(__typeof__(@))"))
                .replace(TYPE, names.type()),
            drawn(depth - 1));
      case 11:
        return stepped(depth);
      case 12:
      case 13:
        return Tree.expression(of(AROUND_ONE), drawn(depth - 1));
      default:
        return pair(of(AROUND_TWO).replace(TYPE, names.type()), drawn(depth - 1), drawn(below));
    }
  }

  private Tree stepped(int depth) {
    String name = names.toStep();
    if (name.isEmpty()) {
      return leaf();
    }
    if (draw.below(2) == 0) {
      return Tree.expression(of(STEPS).replace(IT, name));
    }
    String template = of(ASSIGNMENTS).replace(IT, name);
    return template.chars().filter(c -> c == '@').count() == 1
        ? Tree.expression(template, drawn(depth - 1))
        : pair(template, drawn(depth - 1), drawn(depth - 1));
  }
}
