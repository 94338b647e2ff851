package dev.regnest.evidence;

import static dev.regnest.evidence.ReviewedTree.NEST;
import static dev.regnest.evidence.ReviewedTree.QUESTION;
import static dev.regnest.evidence.ReviewedTree.SOURCE;
import static dev.regnest.evidence.ReviewedTree.TAKE;
import static dev.regnest.evidence.ReviewedTree.diff;
import static dev.regnest.evidence.ReviewedTree.says;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A patch over a small tree, judged before and after. */
class ReviewCommandTest {
  @TempDir
  private Path folder;

  private ReviewedTree tree;

  @BeforeEach
  void aTree() throws IOException {
    tree = new ReviewedTree(folder);
  }

  @Test
  void aStoreThatGoesIsWorseAndWasNeeded() throws IOException {
    Cli.Result result = tree.review(tree.replacing(NEST, TAKE, ""));
    assertEquals(1, result.exitCode(), result.err());
    says(
        result,
        " worse       " + tree.question().toString().substring(0, 1),
        "before PROVED",
        "after  VIOLATED ASSERT by n",
        "   -     __this_cpu_write(nest, 1);\n     this was needed: left out, it breaks ASSERT by 'n",
        "regnest: AssertionFailed in ");
    assertTrue(
        result.lines().stream()
            .filter(line -> !line.startsWith(" replay: "))
            .allMatch(line -> line.length() <= 75),
        result.out());
  }

  @Test
  void aStoreThatComesIsBetterAndIsNeeded() throws IOException {
    tree.write(NEST, SOURCE.replace(TAKE, ""));
    Cli.Result result = tree.review(diff(NEST, SOURCE.replace(TAKE, ""), SOURCE));
    assertEquals(0, result.exitCode(), result.err());
    says(
        result,
        " better ",
        "before VIOLATED ASSERT by n",
        "after  PROVED",
        "   +     __this_cpu_write(nest, 1);\n     this is needed: left out, it breaks ASSERT by 'n");
  }

  /** What is broken anyway says nothing of the line that broke it. */
  @Test
  void aLineThatBreaksItIsNotCalledHarmless() throws IOException {
    Cli.Result result = tree.review(tree.replacing(NEST, TAKE, TAKE.replace("1", "0")));
    assertEquals(1, result.exitCode(), result.err());
    says(result, "   +     __this_cpu_write(nest, 0);\n\nafter the change");
  }

  @Test
  void whatMakesNoDifferenceIsTheSame() throws IOException {
    Cli.Result result = tree.review(tree.replacing(NEST, "return -1;", "return -2;"));
    assertEquals(0, result.exitCode(), result.out());
    says(result, " the same ", "before and after PROVED");
  }

  @Test
  void aWordSaysWhichSideItIs() throws IOException {
    Files.writeString(tree.question(), QUESTION.replace("WARN_ON(READ_ONCE(owner) != me);", """
            #ifdef REGNEST_AFTER
            	WARN_ON(1);
            #endif
            #ifndef REGNEST_BEFORE
            	WARN_ON(1);
            #endif
            	WARN_ON(READ_ONCE(owner) != me);
            """));
    Cli.Result result = tree.review(tree.replacing(NEST, "return -1;", "return -2;"));
    says(result, "before PROVED", "after  VIOLATED ASSERT by -");
  }

  /** Nothing of it is called unchanged. */
  @ParameterizedTest
  @CsvSource({
    "kernel/nest.c, return 1;, return 2;, no hypothesis reaches it",
    "Makefile, PATCHLEVEL, NAME = one\\nPATCHLEVEL, the configuration says what is built",
    "kernel/entry.S, nop, hlt, assembly is not read",
    "include/asm-generic/own.h, (v), (v + 1), this_cpu_read is regnest's own",
  })
  void whatNoHypothesisReachesIsNotJudged(String path, String text, String by, String why)
      throws IOException {
    tree.write("kernel/entry.S", "nop\n");
    tree.write("include/asm-generic/own.h", "#define this_cpu_read(which) \\\n\t(v)\n");
    Cli.Result result = tree.review(tree.replacing(path, text, by.replace("\\n", "\n")));
    assertEquals(4, result.exitCode(), result.out() + result.err());
    says(result, " not judged  " + path + ":", why);
  }

  @Test
  void aFileThatCanBeReadOnOneSideOnlyIsNotJudged() throws IOException {
    Cli.Result result = tree.review(tree.replacing(NEST, "return 0;", "return this_is_nowhere;"));
    assertEquals(4, result.exitCode(), result.err());
    says(result, " not judged ", "cannot be read after the change");
  }

  @Test
  void whatIsNoTextIsNotJudged() throws IOException {
    Cli.Result result = tree.review(tree.replacing(NEST, "return -1;", "return -2;")
        + "diff --git a/logo.gif b/logo.gif\nindex 1234567..89abcde 100644\n"
        + "Binary files a/logo.gif and b/logo.gif differ\n");
    assertEquals(4, result.exitCode(), result.out() + result.err());
    says(result, " not judged  logo.gif: this is no text", "before and after PROVED");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
          ''                                                       | holds no patch
          no patch at all                                          | holds no patch
          'From: a@example.org\\nSubject: none\\n\\nNo base64.\\n'  | holds no patch
          '--- a/x\\n+++ b/x\\n@@ -1 +1 @@\\n-a\\n+b\\n'           | does not apply to
          '--- a/../x\\n+++ b/../x\\n@@ -0,0 +1 @@\\n+b\\n'        | leads outside the tree
          '--- a/kernel/nest.c\\n+++ b/kernel/nest.c\\n@@ -1 +1 @@' | does not apply to
          """)
  void aPatchThatIsNoneIsAUsageError(String patch, String message) throws IOException {
    Cli.Result result = tree.review(patch.replace("\\n", "\n"));
    assertEquals(2, result.exitCode(), result.out());
    assertTrue(result.err().contains(message), result.err());
    assertFalse(result.err().contains("defect"), result.err());
  }

  /** Long lines and signs of equality are written otherwise in a mail, and its lines end as those of mails do. */
  @Test
  void aMailIsTakenAsAListDeliversIt() throws IOException {
    String mail =
        "From: A Hacker <a@example.org>\nSubject: [PATCH] nest: drop it\nMIME-Version: 1.0\n"
            + "Content-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: quoted-printable\n\n"
            + "It is not needed.\n\nSigned-off-by: A Hacker <a@example.org>\n---\n"
            + tree.replacing(NEST, TAKE, "").replace("=", "=3D").replace("__this", "__th=\nis")
            + "-- \n2.39\n";
    Cli.Result result = tree.review(mail.replace("\n", "\r\n"));
    assertEquals(1, result.exitCode(), result.out() + result.err());
    says(result, "after  VIOLATED ASSERT by n");
  }

  /** Whatever may be written otherwise is. */
  @Test
  void aMailMayWriteEverySignOtherwise() throws IOException {
    StringBuilder mail =
        new StringBuilder("From: A Hacker <a@example.org>\nSubject: nest\nMIME-Version: 1.0\n"
            + "Content-Type: text/plain\nContent-Transfer-Encoding: quoted-printable\n\n");
    for (char c : ("---\n" + tree.replacing(NEST, TAKE, "")).toCharArray()) {
      mail.append(c == '\n' ? "\n" : String.format("=%02X=\n", (int) c));
    }
    assertEquals(1, tree.review(mail.toString()).exitCode());
  }

  /** As quilt writes it, which looks like the head of a mail. */
  @Test
  void aDiffMayBeginWithAnIndex() throws IOException {
    Cli.Result result = tree.review("Index: tree/kernel/nest.c\n"
        + "===================================================================\n"
        + tree.replacing(NEST, TAKE, ""));
    assertEquals(1, result.exitCode(), result.out() + result.err());
  }

  /** The second takes away what the first has put there. */
  @Test
  void aSeriesIsAppliedInItsOrder() throws IOException {
    String one = SOURCE.replace(TAKE, TAKE + "\tbarrier_of_mine();\n");
    List<String> mails = new ArrayList<>();
    mails.add(mail("[PATCH 0/2] nest", "No patch in here.\n"));
    mails.add(mail("[PATCH 1/2] put it there", "---\n" + diff(NEST, SOURCE, one)));
    mails.add(mail(
        "[PATCH 2/2] take it away",
        "---\n" + diff(NEST, one, SOURCE.replace("return -1;", "return -2;"))));
    Cli.Result result = tree.review(String.join("", mails));
    assertEquals(0, result.exitCode(), result.out() + result.err());
    says(result, "1 hunk in 1 file", "before and after PROVED");
  }

  private static String mail(String subject, String text) {
    return "From 0123456789012345678901234567890123456789 Mon Sep 17 00:00:00 2001\n"
        + "From: A Hacker <a@example.org>\nDate: Mon, 30 Nov 2026 10:00:00 +0000\nSubject: "
        + subject + "\n\n" + text + "\n-- \n2.39\n\n";
  }

  @Test
  void aFileThatIsRenamedIsMissedWhereItWas() throws IOException {
    Cli.Result result = tree.review("diff --git a/kernel/nest.c b/kernel/level.c\n"
        + "similarity index 100%\nrename from kernel/nest.c\nrename to kernel/level.c\n");
    assertEquals(4, result.exitCode(), result.out() + result.err());
    says(result, "cannot be read after the change");
  }

  @Test
  void aPatchOfAThousandFilesIsToldOfEach() throws IOException {
    StringBuilder patch = new StringBuilder(tree.replacing(NEST, "return -1;", "return -2;"));
    for (int i = 0; i < 1000; i++) {
      patch.append("--- /dev/null\n+++ b/lib/f").append(i).append(".c\n@@ -0,0 +1 @@\n+int f;\n");
    }
    Cli.Result result = tree.review(patch.toString());
    assertEquals(4, result.exitCode(), result.err());
    says(result, "1001 hunks in 1001 files", " not judged  lib/f999.c:1: no hypothesis reaches it");
  }

  @Test
  void twoRevisionsAreTwoSidesWhateverLiesThere() throws IOException, InterruptedException {
    git("init", "-q");
    commit("before");
    tree.write(NEST, SOURCE.replace(TAKE, ""));
    commit("after");
    tree.write(NEST, "neither of them\n");
    Cli.Result result =
        tree.run(List.of("--rev", "before..after", tree.question().toString()));
    assertEquals(1, result.exitCode(), result.out() + result.err());
    says(result, "before PROVED", "after  VIOLATED ASSERT by n", "this was needed");
    Cli.Result unknown =
        tree.run(List.of("--rev", "before..nowhere", tree.question().toString()));
    assertEquals(2, unknown.exitCode());
    assertTrue(unknown.err().contains("has no revision \"nowhere\""), unknown.err());
  }

  private void commit(String tag) throws IOException, InterruptedException {
    git("add", "-A");
    git("-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-q", "-m", tag);
    git("tag", tag);
  }

  private void git(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    assertEquals(
        0,
        new ProcessBuilder(command)
            .directory(tree.top().toFile())
            .inheritIO()
            .start()
            .waitFor());
  }

  @Test
  void aReviewNeedsATree() {
    Cli.Result result = Cli.run("review", "--patch", "x.patch", tree.question().toString());
    assertEquals(2, result.exitCode());
    assertEquals(
        "regnest: a review is over a kernel tree; add --tree DIR", result.err().strip());
  }
}
