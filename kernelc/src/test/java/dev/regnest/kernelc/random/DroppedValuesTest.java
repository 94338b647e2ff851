package dev.regnest.kernelc.random;

import static java.util.stream.Collectors.toMap;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.check.Claim;
import dev.regnest.explore.Enumerator;
import dev.regnest.explore.Hypotheses;
import dev.regnest.explore.Hypothesis;
import dev.regnest.explore.Judgement;
import dev.regnest.explore.Registers;
import dev.regnest.explore.prover.Prover;
import dev.regnest.explore.prover.Reduction;
import dev.regnest.kernelc.CFile;
import dev.regnest.protocol.Draw;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Files in which values flow from variable to variable, and few of them are looked at: what is dropped of them changes neither what breaks nor
 * with how few arrivals.
 *
 * <p>{@code -Dregnest.flows=N} sets how many files, {@code -Dregnest.seed=S} the first of their seeds.
 */
class DroppedValuesTest {
  private static final long FILES = Long.getLong("regnest.flows", 300);
  private static final long SEED = Long.getLong("regnest.seed", 0);

  private static final List<String> TYPES =
      List.of("int", "unsigned int", "u8", "s8", "short", "long", "u64", "bool", "enum e");

  /** {@code $} is where the value goes, {@code @} what it comes from. */
  private static final List<String> STORES = List.of(
      "$ = (@) & 7;",
      "$ = (@) & 7;",
      "$ = @;",
      "$ |= (@) & 3;",
      "$ &= @;",
      "$ = 7; $ >>= @;",
      "$ = 1; $ <<= (@) & 3;",
      "$ = 6; $ /= 1 + ((@) & 3);",
      "WRITE_ONCE($, (@) & 7);",
      "this_cpu_or($, (@) & 3);",
      "this_cpu_and($, @);",
      "{ int v = @; $ = v & 7; }",
      "{ u8 v; v = @; v++; $ = v & 7; }",
      "{ bool v = @; $ = v; }",
      "{ int v = @; v >>= 1; $ = v; }",
      "if (@) $ = 3; else $ = 0;",
      "$ = array[(@) & 1];",
      "array[(@) & 1] = 2; $ = array[0];",
      "$ = next(@) & 7;",
      "s.n = @; $ = s.n & 7;",
      "{ int *p = &whole; *p = (@) & 7; } $ = whole;",
      "whole = @; { int *p = &whole; $ = *p & 7; }",
      "$ = ({ int v = @; v & 7; });",
      "for (int i = 0; i < ((@) & 3); i++) $ = i;",
      "switch (@) { case 1: $ = 2; break; case 3: $ = 1; }",
      "$ = xchg(&whole, (@) & 7);",
      "cmpxchg(&whole, (@) & 7, 2); $ = whole;");

  /** {@code #} is the variable that the value comes from. */
  private static final List<String> VALUES = List.of(
      "#",
      "#",
      "# + 1",
      "3 - #",
      "# << 1",
      "# & 1",
      "# & 2",
      "0x3u & #",
      "~#",
      "(u8)#",
      "(bool)#",
      "(long)#",
      "READ_ONCE(#)",
      "5 * #",
      "# >> 1",
      "# == 2",
      "!#",
      "# ? 1 : 2",
      "# ?: 2",
      "# / 2",
      "# % 3",
      "6 / (# + 1 & 3 ? # + 1 & 3 : 1)",
      "# ^ 5",
      "(1, #)",
      "# < 3",
      "# && 1",
      "1 << (# & 3)");

  private static final List<String> LOOKS = List.of(
      "# == 3",
      "(# & 1) == 1",
      "# & 4",
      "# & 2",
      "# > 2",
      "(# & 2) && (# & 1)",
      "(u8)(# << 7)",
      "!(# & 3)");

  private static final char LAST = 'd';

  private final AtomicInteger proved = new AtomicInteger();
  private final AtomicInteger smaller = new AtomicInteger();
  private final AtomicInteger broken = new AtomicInteger();

  /** Values go from a to b, c and d, and d is looked at. */
  private static String drawn(long seed) {
    Draw draw = Draw.of(seed);
    StringBuilder text = new StringBuilder("enum e { ZERO, ONE };\nstatic int array[2], whole;\n");
    text.append("static struct { int n; } s;\nstatic int next(int n) { return n + 1; }\n");
    for (char name = 'a'; name <= LAST; name++) {
      text.append("static " + of(draw, TYPES) + " " + name + ";\n");
    }
    List<String> functions = List.of("__task t", "__hardirq h", "__nmi n");
    int asserts = draw.below(functions.size());
    for (int i = 0; i < functions.size(); i++) {
      text.append("static void " + functions.get(i) + "(void)\n{\n");
      text.append(i == 0 ? "a = (a + 1) & 7;\n" : "");
      for (char to = 'b'; to <= LAST; to++) {
        text.append(draw.below(2) == 0 ? flow(draw, to) + "\n" : "");
      }
      text.append(i == asserts ? "WARN_ON(" + of(draw, LOOKS).replace('#', LAST) + ");\n" : "");
      text.append("}\n");
    }
    return text.toString();
  }

  private static String of(Draw draw, List<String> all) {
    return all.get(draw.below(all.size()));
  }

  private static String flow(Draw draw, char to) {
    char from = draw.below(6) == 0 ? (char) ('a' + draw.below(4)) : (char) (to - 1);
    String value = of(draw, VALUES).replace('#', from);
    return of(draw, STORES).replace("@", value).replace('$', to);
  }

  private static Map<Claim, Integer> arrivals(Judgement judged) {
    return judged.broken().entrySet().stream()
        .collect(toMap(Map.Entry::getKey, found -> found.getValue().schedule().size()));
  }

  private static BooleanSupplier asking() {
    int[] asked = {0};
    return () -> ++asked[0] > 200;
  }

  private void compare(long seed) {
    String text = drawn(seed);
    CFile file = CFile.of("test.c", text);
    Hypothesis under = file.under(Hypotheses.named("nested-irqs").orElseThrow());
    Judgement all = judge(file, under, EnumSet.allOf(Reduction.class));
    for (Set<Reduction> off : List.of(
        EnumSet.of(Reduction.CONE_OF_INFLUENCE),
        EnumSet.of(Reduction.DEMANDED_BITS),
        EnumSet.of(Reduction.CONE_OF_INFLUENCE, Reduction.DEMANDED_BITS))) {
      Judgement some = judge(file, under, EnumSet.complementOf(EnumSet.copyOf(off)));
      if (all.complete() && some.complete()) {
        assertEquals(
            arrivals(some), arrivals(all), () -> text + "seed " + seed + " without " + off);
        proved.addAndGet(all.broken().isEmpty() ? 1 : 0);
        broken.addAndGet(all.broken().isEmpty() ? 0 : 1);
        smaller.addAndGet(all.schedules() < some.schedules() ? 1 : 0);
      }
    }
    Judgement plain = Enumerator.judge(file.design(), under, Registers.REPRESENTATIVE, 2, asking());
    Map<Claim, Integer> few = arrivals(all);
    few.values().removeIf(most -> most > 2);
    if (all.complete() && plain.complete()) {
      assertEquals(arrivals(plain), few, () -> text + "seed " + seed + " and the enumerator");
    }
  }

  private static Judgement judge(CFile file, Hypothesis under, Set<Reduction> on) {
    return Prover.judge(file.design(), under, Registers.REPRESENTATIVE, on, asking());
  }

  @Test
  void whatIsDroppedChangesNeitherWhatBreaksNorItsFewestArrivals() {
    LongStream.range(SEED, SEED + FILES).parallel().forEach(this::compare);
    System.out.println(
        broken + " broken, " + proved + " proved, " + smaller + " with fewer states");
    assertTrue(broken.get() > FILES / 4, broken::toString);
    assertTrue(proved.get() > FILES / 4, proved::toString);
    assertTrue(smaller.get() > FILES / 2, smaller::toString);
  }
}
