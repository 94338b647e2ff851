package dev.regnest.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a file in C is read: by options as compilers have them, from the standard input, and with what was left out of it beside the verdict. */
class ReadingFilesTest {
  private static final String SLOTS =
      "static int x; static void __task t(void) { x = SLOTS; WARN_ON(x == 2); }\n"
          + "static void __nmi n(void) { }\n";
  private static final String OPTION =
      "#ifdef CONFIG_TWO\n#define SLOTS 2\n#else\n#define SLOTS 3\n#endif\n" + SLOTS;
  private static final String LEFT_OUT = "CONFIG_TWO taken as not set";

  @TempDir
  private Path folder;

  private String file(String text) throws IOException {
    return Cli.file(folder, text);
  }

  @Test
  void aWordThatCountedAsNotSetIsNamedBesideTheVerdictInEveryForm() throws IOException {
    String name = file(OPTION);
    Cli.Result text = Cli.run("check", name);
    assertEquals(0, text.exitCode(), text.err());
    assertTrue(text.lines().contains(" " + LEFT_OUT), text.out());
    for (String format : List.of("json", "ktap", "markdown")) {
      Cli.Result check = Cli.run("check", name, "--format", format);
      assertTrue(check.out().replace("\\", "").contains(LEFT_OUT), check.out());
    }
    assertTrue(Cli.run("why", name).lines().contains(" " + LEFT_OUT));
    Path directory = folder.resolve("evidence");
    Cli.run("evidence", "-o", directory.toString(), name);
    for (String part : List.of("evidence.txt", "results.json", "results.md", "index.html")) {
      String written = Files.readString(directory.resolve(part)).replace("\\", "");
      assertTrue(written.replaceAll("\\s+", " ").contains(LEFT_OUT), part);
    }
  }

  @Test
  void aWordOfTheCommandLineIsSetAndTheReplayLineSetsItToo() throws IOException {
    Cli.Result check = Cli.run("check", file(OPTION), "-DCONFIG_TWO");
    assertEquals(1, check.exitCode(), check.err());
    String replay = check.lines().stream()
        .filter(line -> line.startsWith(" replay: "))
        .findFirst()
        .orElseThrow();
    assertTrue(replay.endsWith(" -D CONFIG_TWO=1"), replay);
    assertEquals(1, Cli.paste(replay.replace(" replay: ", "")).exitCode());
    Cli.Result wrong = Cli.run("check", file(OPTION), "-D", "2=3");
    assertEquals(2, wrong.exitCode());
    assertEquals(
        "regnest: no word to define: \"2=3\"; expected such as CONFIG_SMP or SLOTS=4",
        wrong.err().strip());
  }

  @Test
  void aHeaderIsReadBelowAFolderOfTheCommandLine() throws IOException {
    Path headers = Files.createDirectory(folder.resolve("headers"));
    Files.writeString(headers.resolve("slots.h"), "#define SLOTS 2\n");
    String name = file("#include \"slots.h\"\n" + SLOTS);
    assertEquals(2, Cli.run("check", name).exitCode());
    assertEquals(1, Cli.run("check", "-I", headers.toString(), name).exitCode());
    Cli.Result none = Cli.run("check", "-I", folder + "/none", name);
    assertEquals(2, none.exitCode());
    assertEquals("regnest: no folder \"" + folder + "/none\"", none.err().strip());
  }

  @Test
  void theStandardInputIsAFile() {
    InputStream before = System.in;
    try {
      System.setIn(
          new ByteArrayInputStream(("#define SLOTS 2\n" + SLOTS).getBytes(StandardCharsets.UTF_8)));
      Cli.Result check = Cli.run("check", "-");
      assertEquals(1, check.exitCode(), check.err());
      assertTrue(check.out().startsWith("-, nested-irqs"), check.out());
      System.setIn(new ByteArrayInputStream("int x = ;".getBytes(StandardCharsets.UTF_8)));
      assertTrue(Cli.run("check", "-").err().startsWith("-:1:9: error: "));
      System.setIn(new ByteArrayInputStream(new byte[] {(byte) 0xff}));
      assertEquals("regnest: \"-\" is no text in UTF-8\n", Cli.run("check", "-").err());
    } finally {
      System.setIn(before);
    }
  }

  @Test
  void verifyJudgesWhatItCanReadListsTheRestAndFails() throws IOException {
    String head = "/*\n * Hypotheses: nested-irqs\n * Result: PROVED\n */\n";
    String good = Files.writeString(folder.resolve("a.c"), head + "#define SLOTS 1\n" + SLOTS)
        .toString();
    String bad = Files.writeString(folder.resolve("b.c"), head + SLOTS).toString();
    Cli.Result verify = Cli.run("verify", folder.toString());
    String problem =
        bad + ":5:48: error: 'SLOTS' is not declared; define it in the file [unknown-word]";
    assertEquals(2, verify.exitCode());
    assertEquals(
        List.of(
            "as expected  " + good + " nested-irqs: PROVED",
            "not read     " + bad + " # " + problem,
            "1 of 1 as expected, 1 not read"),
        verify.lines());
    assertEquals(problem, verify.err().lines().findFirst().orElseThrow());
    assertTrue(Cli.run("verify", "--ktap", folder.toString())
        .lines()
        .contains("not ok 2 " + bad + " # " + problem));
    assertEquals(0, Cli.run("verify", "-DSLOTS=4", folder.toString()).exitCode());
  }
}
