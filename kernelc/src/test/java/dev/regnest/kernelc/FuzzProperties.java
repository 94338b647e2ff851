package dev.regnest.kernelc;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.kernelc.source.CException;
import dev.regnest.kernelc.source.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;

/** The shipped files, mutated: each is taken, or refused with a place; nothing crashes, and nothing hangs. */
class FuzzProperties {
  private static final AtomicInteger TAKEN = new AtomicInteger();
  private static final AtomicInteger REFUSED = new AtomicInteger();

  private static final List<String> PIECES = List.of(
      "{",
      "}",
      "(",
      ")",
      ";",
      "*",
      "&",
      "[",
      "]",
      ",",
      "=",
      "->",
      ".",
      "struct",
      "int",
      "if",
      "while",
      "return",
      "goto",
      "case",
      "default:",
      "static",
      "0",
      "1",
      "0xffffffffffffffffff",
      "1.5",
      "'",
      "\"",
      "\\",
      "/*",
      "*/",
      "//",
      "#define x x",
      "#if",
      "#endif",
      "#include",
      "##",
      "\n",
      "\t",
      "typeof(",
      "sizeof",
      "({",
      "})",
      "...",
      "__task",
      "unsigned",
      "union",
      "?",
      ":",
      "<<=",
      "++",
      "asm",
      "\u0000",
      "\u00e9");

  /** One change to a text: at a place, so much cut out, and that put in. */
  record Edit(int place, int cut, String put) {
    String on(String text) {
      int from = text.isEmpty() ? 0 : place % text.length();
      int to = Math.min(text.length(), from + cut);
      return text.substring(0, from) + put + text.substring(to);
    }
  }

  @Property(
      generation = GenerationMode.RANDOMIZED,
      edgeCases = EdgeCasesMode.NONE,
      shrinking = ShrinkingMode.BOUNDED)
  void everyTextIsTakenOrRefusedWithAPlace(@ForAll("texts") String text) {
    assertTimeoutPreemptively(Duration.ofSeconds(20), () -> readsOrRefuses(text));
  }

  private static void readsOrRefuses(String text) {
    try {
      CFile.of("fuzz.c", text);
      TAKEN.incrementAndGet();
    } catch (CException refused) {
      REFUSED.incrementAndGet();
      assertFalse(refused.problems().isEmpty());
      for (Problem problem : refused.problems()) {
        assertTrue(problem.at().line() >= 1 && problem.at().column() >= 1, problem.toString());
        assertFalse(problem.message().isBlank(), problem.toString());
      }
      assertFalse(refused.lines("fuzz.c", text).isEmpty());
    }
  }

  @Provide
  Arbitrary<String> texts() throws IOException {
    List<String> shipped = new ArrayList<>();
    for (Path path : Shipped.files()) {
      shipped.add(Files.readString(path));
    }
    Arbitrary<String> put = Arbitraries.oneOf(
        Arbitraries.of(PIECES),
        Arbitraries.of(PIECES).list().ofMinSize(2).ofMaxSize(6).map(p -> String.join(" ", p)),
        Arbitraries.strings().ofMaxLength(5),
        Arbitraries.just(""));
    Arbitrary<Edit> edit = Combinators.combine(
            Arbitraries.integers().between(0, 1 << 20),
            Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(8, Arbitraries.integers().between(0, 12)),
                net.jqwik.api.Tuple.of(1, Arbitraries.integers().between(0, 500))),
            put)
        .as(Edit::new);
    return Combinators.combine(Arbitraries.of(shipped), edit.list().ofMinSize(1).ofMaxSize(6))
        .as((text, edits) -> {
          String mutated = text;
          for (Edit one : edits) {
            mutated = one.on(mutated);
          }
          return mutated;
        });
  }

  @AfterContainer
  static void asManyWereReadAsAskedForAndSomeOfEitherKind() {
    String read = TAKEN + " mutated files taken, " + REFUSED + " refused with a place";
    System.out.println(read);
    assertTrue(TAKEN.get() > 0 && REFUSED.get() > 0, read);
    assertTrue(TAKEN.get() + REFUSED.get() >= Integer.getInteger("jqwik.tries.default", 1), read);
  }
}
