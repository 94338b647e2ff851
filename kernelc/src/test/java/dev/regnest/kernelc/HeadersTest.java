package dev.regnest.kernelc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.kernelc.preprocess.Flags;
import dev.regnest.kernelc.source.CException;
import dev.regnest.kernelc.source.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file's own headers are read, those of the kernel are answered, and nothing lies anywhere else. */
class HeadersTest {
  private static final String TASK = "static void __task task(void) { WARN_ON(SLOTS != 2); }\n";

  @TempDir
  Path folder;

  private Path beside;

  @BeforeEach
  void twoFolders() throws IOException {
    beside = Files.createDirectory(folder.resolve("a"));
    Files.createDirectory(folder.resolve("b"));
  }

  private CFile read(String text, Flags flags) {
    return CFile.of(beside.resolve("test.c").toString(), text, flags);
  }

  private List<String> problems(String text, Flags flags) {
    CException wrong = assertThrows(CException.class, () -> read(text, flags));
    return wrong.problems().stream()
        .map(Problem::toString)
        .map(problem -> problem.replace(folder.toString(), ""))
        .toList();
  }

  @Test
  void oneBesideTheFileIsReadAndWhatItIncludesIsBesideIt() throws IOException {
    Files.createDirectory(beside.resolve("inner"));
    Files.writeString(
        beside.resolve("inner/slots.h"), "#include \"count.h\"\n#define SLOTS COUNT\n");
    Files.writeString(beside.resolve("inner/count.h"), "#define COUNT 2\n");
    read("#include \"inner/slots.h\"\n" + TASK, Flags.NONE);
  }

  @Test
  void oneElsewhereIsReadBelowTheFoldersOfTheCommandLineInTheirOrder() throws IOException {
    Path other = Files.createDirectory(folder.resolve("c"));
    Files.writeString(folder.resolve("b/slots.h"), "#define SLOTS 2\n");
    Files.writeString(other.resolve("slots.h"), "#error \"not this one\"\n");
    Flags flags = new Flags(List.of(folder.resolve("b"), other), Map.of());
    read("#include \"slots.h\"\n" + TASK, flags);
    assertTrue(problems("#include \"slots.h\"\n" + TASK, Flags.NONE)
        .get(0)
        .startsWith("/a/test.c:1:1: error: no file \"slots.h\" beside this one or below -I DIR"));
  }

  @Test
  void oneOutsideThoseFoldersIsNotReadHoweverItIsNamed() throws IOException {
    Files.writeString(folder.resolve("b/slots.h"), "#define SLOTS 2\n");
    assertTrue(problems("#include \"../b/slots.h\"\n" + TASK, Flags.NONE)
        .get(0)
        .contains("\"../b/slots.h\" lies outside the folder of this file; say where by -I DIR"));
    Files.createSymbolicLink(beside.resolve("link.h"), folder.resolve("b/slots.h"));
    assertTrue(
        problems("#include \"link.h\"\n" + TASK, Flags.NONE).get(0).contains("lies outside"));
    assertTrue(problems("#include \"" + folder.resolve("b/slots.h") + "\"\n" + TASK, Flags.NONE)
        .get(0)
        .endsWith("[header]"));
    read("#include \"../b/slots.h\"\n" + TASK, new Flags(List.of(folder.resolve("b")), Map.of()));
  }

  @Test
  void whatIsWrongInOneIsToldInIt() throws IOException {
    Files.writeString(beside.resolve("slots.h"), "#define SLOTS 2\nint x = ;\n");
    assertEquals(
        List.of("/a/slots.h:2:9: error: expected an expression, found ';' [syntax]"),
        problems("#include \"slots.h\"\n" + TASK, Flags.NONE));
  }

  @Test
  void oneThatIncludesItselfEndsSomewhere() throws IOException {
    Files.writeString(beside.resolve("slots.h"), "#include \"slots.h\"\n");
    assertTrue(problems("#include \"slots.h\"\n" + TASK, Flags.NONE)
        .get(0)
        .contains("more than 200 headers; does one include itself?"));
    Files.writeString(
        beside.resolve("slots.h"), "#pragma once\n#include \"slots.h\"\n#define SLOTS 2\n");
    read("#include \"slots.h\"\n" + TASK, Flags.NONE);
  }

  @Test
  void aConditionEndsInTheFileInWhichItBegins() throws IOException {
    Files.writeString(beside.resolve("slots.h"), "#define SLOTS 2\n#if SLOTS\n");
    assertEquals(
        List.of("/a/slots.h:2:1: error: this #if is not closed by an #endif [condition]"),
        problems("#include \"slots.h\"\n" + TASK, Flags.NONE));
  }

  @Test
  void oneInAngleBracketsIsTheKernelsAndNamed() {
    CFile file = read("#include <linux/slots.h>\n#define SLOTS 2\n" + TASK, Flags.NONE);
    assertEquals(List.of("linux/slots.h"), file.answeredHeaders());
  }

  @Test
  void aWordOfTheCommandLineIsDefined() {
    CFile file = read(TASK, new Flags(List.of(), Map.of("SLOTS", "2")));
    assertEquals(" -D SLOTS=2", file.flags().asOptions());
    assertTrue(problems(TASK, Flags.NONE).get(0).contains("'SLOTS' is not declared"));
  }
}
