package dev.regnest.kernelc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.explore.Verdict;
import dev.regnest.kernelc.preprocess.Flags;
import dev.regnest.kernelc.tree.TreeException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** A tree or a configuration that cannot be used is refused, and the message says what would be right. */
class UnusableTreesTest {
  private static final String TEXT = TinyTree.asserts("first_step() == 1");

  @TempDir
  private Path folder;

  private static String message(Flags flags) {
    return assertThrows(TreeException.class, () -> CFile.of("test.c", TEXT, flags))
        .getMessage();
  }

  private static Flags flags(Path tree, Path configuration) {
    return new Flags(
        List.of(), Map.of(), Optional.of(new Flags.Tree(tree, Optional.ofNullable(configuration))));
  }

  @Test
  void aFolderThatIsNoKernelTree() {
    assertTrue(message(flags(folder, null))
        .startsWith(
            "\"" + folder + "\" is no kernel tree: it has no Makefile; expected the folder"));
    assertEquals(
        "no folder \"" + folder.resolve("nowhere") + "\"",
        message(flags(folder.resolve("nowhere"), null)));
  }

  @Test
  void noConfigurationOrOneThatIsNotExpanded() {
    TinyTree tree = new TinyTree(folder);

    String none = message(flags(folder, null));
    assertTrue(
        none.startsWith("no configuration \"" + folder.resolve(".config") + "\"; unpack"), none);
    assertTrue(none.contains("linux-config-6.1") && none.contains("make defconfig"), none);
    tree.with("some_defconfig", "CONFIG_SMP=y\n# CONFIG_X is not set\n");
    assertTrue(message(flags(folder, folder.resolve("some_defconfig")))
        .contains("names 2 options and is not expanded: a defconfig says only what differs"));
  }

  @Test
  void aConfigurationPackedByXzIsAsGood() throws IOException {
    new TinyTree(folder);
    Path packed = folder.resolve("config.xz");
    try (OutputStream out = new XZOutputStream(Files.newOutputStream(packed), new LZMA2Options())) {
      Files.copy(folder.resolve("config"), out);
    }

    CFile file = CFile.of("test.c", TinyTree.asserts("NR_GUARDS == 4"), flags(folder, packed));
    assertEquals(Verdict.PROVED, TinyTree.judge(file).verdict());
    Files.write(packed, new byte[] {1, 2, 3});
    assertTrue(
        message(flags(folder, packed)).startsWith("cannot read the configuration \"" + packed));
  }

  @Test
  void nothingOutsideTheTreeIsRead() throws IOException {
    Path inside = Files.createDirectory(folder.resolve("inside"));
    TinyTree tree = new TinyTree(inside);
    Path secret = Files.writeString(folder.resolve("secret.h"), "#define LOCAL_WORD 12\n");
    Files.delete(inside.resolve("kernel/sub/local.h"));
    Files.createSymbolicLink(inside.resolve("kernel/sub/local.h"), secret);

    String message = message(tree.flags(Map.of()));
    assertTrue(message.startsWith("\"kernel/sub/local.h\" of the tree leads outside it"), message);
  }

  @Test
  void aLinkThatLeadsRoundDoesNoHarm() throws IOException {
    TinyTree tree = new TinyTree(folder);
    Files.createSymbolicLink(folder.resolve("kernel/round"), folder);

    assertEquals(
        Verdict.PROVED, TinyTree.judge(tree.asserting("asks_others() == 45")).verdict());
  }

  @Test
  void aHeaderThatIncludesItselfWithoutEnd() {
    TinyTree tree = new TinyTree(folder).with("kernel/sub/local.h", "#include \"local.h\"\n");

    assertEquals(
        "\"kernel/sub/local.h\" of the tree includes itself without end",
        message(tree.flags(Map.of())));
  }

  @Test
  void aFileThatIsTooBig() {
    TinyTree tree =
        new TinyTree(folder).with("kernel/sub/local.h", "/*" + " ".repeat(10_000_000) + "*/\n");

    assertEquals(
        "\"kernel/sub/local.h\" of the tree has 10000005 bytes; at most 8000000 are read",
        message(tree.flags(Map.of())));
  }

  @Test
  void aMakefileWithoutAVersion() {
    TinyTree tree = new TinyTree(folder).with("Makefile", "all:\n");

    assertTrue(message(tree.flags(Map.of()))
        .endsWith("/Makefile\" says no version: expected lines VERSION = and PATCHLEVEL ="));
  }
}
