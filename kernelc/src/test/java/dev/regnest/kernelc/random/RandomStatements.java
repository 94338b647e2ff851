package dev.regnest.kernelc.random;

import dev.regnest.protocol.Draw;
import java.util.ArrayList;
import java.util.List;

/** Draws statements around expressions. Every loop ends. */
final class RandomStatements {
  private static final List<String> COMPOUND = List.of("=", "+=", "-=", "*=", "&=", "|=", "^=");
  private static final int ROUNDS = 4;

  private static final List<String> WHOLE = List.of(
      "s = *p;",
      "*p = s;",
      "s = (struct outer){ .i = @, .a = { 1, 2 } };",
      "s.in = (struct inner){ @, 3 };",
      "memset(&s, 0, sizeof(s));",
      "memset(s.a, @, sizeof(s.a));",
      "memset(&p->in, @, sizeof(s.in));",
      "memset(e, 1, sizeof(e));",
      "memcpy(&s, p, sizeof(s));",
      "swap(a, b);",
      "q = e + (@ & 3);",
      "q = &e[@ & 1]; q++;",
      "q = e; q += @ & 3;",
      "p = @ ? &s : &shared;",
      "e[@ & 3]++;",
      "s.hue = @;",
      "s = passed(*p);",
      "*p = passed(passed(s));",
      "s.in = p->in = turned(row[1]);",
      "word.h[1] = @; a += word.in.high;",
      "word.in = (__typeof__(word.in)){ @, 7 };",
      "b ^= viewed(@).n;",
      "a += viewed(@).w + passed(s).l;",
      "holder.bits = @; b += holder.all;",
      "bits.a = @; bits.b += a;",
      "b ^= (bits.e = @) + bits.f;",
      "bits.f -= @; a += ++bits.h;",
      "bits.g = @; bits.c = bits.g; y ^= bits.b-- + bits.a;",
      "{ struct bits z = bits; z.b <<= @ & 7; bits = z; }",
      "holder = (struct holder){ .all = @, .last = 1 };",
      "memcpy(cut.b + (@ & 3), grid, 3);",
      "memcpy(&cut, &grid[0][@ & 1], sizeof(cut));",
      "memcpy(&grid[@ & 1], &a, sizeof(a));",
      "memmove(cut.b + (@ & 3), cut.b + (@ & 3), 5);",
      "memset(cut.b + (@ & 3), @, @ & 3);",
      "a += memcmp(cut.b, grid[1], 5) < 0;",
      "a ^= memcmp(cut.b + (@ & 3), cut.h, @ & 3) != 0;",
      "cut.f.d = @; b ^= cut.f.e--;",
      "cut.f.e = @; cut.f.c += cut.b[2];",
      "{ union cut z = cut; z.h[@ & 3]++; cut = z; }",
      "{ u32 z = @; ((u8 *)&z)[@ & 3] ^= 1; a += z; }",
      "{ u8 z[6] = { @, @ }; *(u32 *)(z + 1) -= @; cut.w[0] = *(u32 *)(z + 2); }",
      "{ __auto_type z = @; a += sizeof(z) * KIND(z); }",
      "a ^= __builtin_choose_expr(sizeof(b) > 2, @, 1);");

  private final Draw draw;
  private final Names names;
  private final RandomExpressions expressions;
  private int loops;
  private int labels;

  RandomStatements(Draw draw, Names names, RandomExpressions expressions) {
    this.draw = draw;
    this.names = names;
    this.expressions = expressions;
  }

  /** {@return up to so many statements, with so many of them in each other at most} */
  Tree some(int most, int depth) {
    List<Tree> all = new ArrayList<>();
    for (int left = draw.below(most + 1); left > 0; left--) {
      all.add(drawn(depth));
    }
    return Tree.sequence(all);
  }

  private Tree full() {
    return expressions.full(2);
  }

  private Tree drawn(int depth) {
    switch (draw.below(depth == 0 ? 4 : 10)) {
      case 0:
      case 1:
        return Tree.statement(
            names.place() + " " + COMPOUND.get(draw.below(COMPOUND.size())) + " @; ", full());
      case 2:
        return whole();
      case 3:
        return Tree.statement("@; ", full());
      case 4:
      case 5:
        return Tree.statement(
            "if (@) { @} else { @} ", full(), some(2, depth - 1), some(2, depth - 1));
      case 6:
        return choice(depth);
      case 7:
        return jump(depth);
      case 8:
        return Tree.statement(
            "{ " + names.type() + " a = @; @ b += a; } ",
            expressions.constant(2),
            some(2, depth - 1));
      default:
        return loop(depth);
    }
  }

  private Tree whole() {
    String template = WHOLE.get(draw.below(WHOLE.size())) + " ";
    Tree[] parts = new Tree[(int) template.chars().filter(c -> c == '@').count()];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = i == 0 ? full() : expressions.more(2);
    }
    return Tree.statement(template, parts);
  }

  /** The numbers of the cases are as many in every type that they may be converted to. */
  private Tree choice(int depth) {
    return Tree.statement(
        "switch (@) { case -1: @ break; case 0: { @ case 1: @ } break; case 2 ... 6: @ break; default: if (b) { @ break;"
            + " case 255: case 65535: ; } @ } ",
        Tree.expression("(" + names.type() + ")@", full()),
        some(1, depth - 1),
        some(1, depth - 1),
        some(1, depth - 1),
        some(1, depth - 1),
        some(1, depth - 1),
        some(1, depth - 1));
  }

  private Tree jump(int depth) {
    labels++;
    String label = "label" + labels;
    return Tree.statement(
        "if (@) goto " + label + "; @ " + label + ": ; ", full(), some(2, depth - 1));
  }

  private Tree loop(int depth) {
    loops++;
    String n = "n" + loops;
    String head = List.of(
            "for (int N = 0; N < R; N++) { @ if (@) continue; @ if (@) break; } ",
            "{ u8 N = R; while (N--) { @ if (@) continue; @ if (@) break; } } ",
            "{ s8 N = 0; do { @ if (@) continue; @ if (@) break; } while (++N < R); } ")
        .get(draw.below(3))
        .replace("N", n)
        .replace("R", "" + (1 + draw.below(ROUNDS)));
    return Tree.statement(head, some(2, depth - 1), full(), some(1, depth - 1), full());
  }
}
