package dev.regnest.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An answer that cannot be written is no success, and no verdict either. */
class LostAnswersTest {
  private static final File FULL = new File("/dev/full");

  @TempDir
  private Path folder;

  private ProcessBuilder list() {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Regnest.class.getName(),
            "list")
        .redirectError(folder.resolve("err").toFile());
  }

  private String said() throws IOException {
    return Files.readString(folder.resolve("err"));
  }

  @Test
  void aFullDiskHasAnExitCodeOfItsOwn() throws IOException, InterruptedException {
    assumeTrue(FULL.exists());
    assertEquals(74, list().redirectOutput(FULL).start().waitFor());
    assertTrue(
        said().startsWith("regnest: cannot write the answer to the standard output: "), said());
  }

  @Test
  void aReaderWhoHasSeenEnoughIsToldNothing() throws IOException, InterruptedException {
    Process list = list().start();
    list.getInputStream().close();
    assertEquals(74, list.waitFor());
    assertEquals("", said());
  }

  @Test
  void aFileThatCannotBeWrittenHasItToo() throws IOException {
    String inAFile = Files.writeString(folder.resolve("file"), "") + "/evidence";
    for (String line : new String[] {
      "evidence single --hypothesis nested-irqs -o " + inAFile,
      "replay single n4 --svg " + inAFile,
      "new " + inAFile
    }) {
      Cli.Result result = Cli.paste("./regnest " + line);
      assertEquals(74, result.exitCode(), line);
      assertTrue(result.err().startsWith("regnest: cannot write \"" + inAFile), result.err());
    }
  }

  @Test
  void aNameThatTheLocaleDoesNotHaveIsAUsageError() {
    StringWriter err = new StringWriter();
    Terminal terminal = new Terminal(
        new PrintWriter(new StringWriter()),
        new PrintWriter(err, /* autoFlush= */ true),
        /* colour= */ false,
        /* progress= */ false,
        new AtomicBoolean());
    assertEquals(2, Regnest.failed(terminal, new InvalidPathException("b?h.c", "unmappable")));
    assertEquals(
        "regnest: \"b?h.c\" cannot name a file in this locale; LC_ALL=C.UTF-8 lets every name in UTF-8 do so",
        err.toString().strip());
  }

  @Test
  void aNewLineInANameBeginsNoTest() throws IOException {
    Path file = folder.resolve("a\nok 2 b#c.c");
    Files.writeString(
        file, Files.readString(Path.of("../hypotheses/bugs/12-fpu-in-hardirq/after.c")));
    Cli.Result verify = Cli.run("verify", "--ktap", file.toString());
    assertEquals(0, verify.exitCode(), verify.err());
    assertEquals(
        "ok 1 " + folder + "/a ok 2 b_c.c nested-irqs", verify.lines().get(2), verify.out());
  }

  @Test
  void aNewLineInANameBeginsNoTestWhereTheFileIsNotRead() throws IOException {
    Path file = Files.writeString(folder.resolve("a\nok 2 b.c"), "int f(void) {");
    Cli.Result verify = Cli.run("verify", "--ktap", file.toString());
    assertEquals(2, verify.exitCode(), verify.err());
    assertEquals(
        1, verify.lines().stream().filter(line -> line.contains("ok 2")).count(), verify.out());
    assertTrue(verify.lines().get(2).startsWith("not ok 1 "), verify.out());
  }

  @Test
  void aNewLineInANameBeginsNothingInOtherFormsEither() throws IOException {
    Path file = folder.resolve("a\nok 2 b.c");
    Files.writeString(
        file, Files.readString(Path.of("../hypotheses/bugs/12-fpu-in-hardirq/after.c")));
    for (String form : new String[] {"ktap", "markdown"}) {
      Cli.Result check = Cli.run("check", file.toString(), "--format", form);
      assertEquals(0, check.exitCode(), check.err());
      assertFalse(check.lines().stream().anyMatch(line -> line.startsWith("ok 2")), check.out());
    }
  }

  @Test
  void whatHasNoEndIsReadNoFurtherThanItMayGo() throws IOException {
    Path endless = Path.of("/dev/zero");
    assumeTrue(Files.exists(endless));
    Path file = Files.createSymbolicLink(folder.resolve("endless.c"), endless);
    Cli.Result check = Cli.run("check", file.toString());
    assertEquals(2, check.exitCode(), check.err());
    assertTrue(check.err().contains("the file has more than 4000000 bytes"), check.err());
    Files.delete(file);
    Cli.Result compare = Cli.run("compare", endless.toString(), endless.toString());
    assertEquals(2, compare.exitCode(), compare.err());
    assertTrue(compare.err().contains("has more than 100000000 bytes"), compare.err());
  }
}
