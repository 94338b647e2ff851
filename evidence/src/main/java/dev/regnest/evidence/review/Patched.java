package dev.regnest.evidence.review;

import dev.regnest.evidence.UsageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a patch makes of a tree: git applies it to copies of the files that it names, in a folder of its own.
 *
 * <p>A patch may be a diff, a mail as a list delivers it, or a mailbox with a series, which is applied in its order.
 */
final class Patched {
  private static final Pattern DIFF = Pattern.compile("(?m)^(diff --git |--- )");
  private static final Pattern FROM = Pattern.compile("(?m)^(?:rename|copy) from (.+)$");
  private static final Pattern MAIL = Pattern.compile("(?m)\\A(From |[A-Za-z-]+: )");

  private final Path tree;
  private final Path copies;
  private final String name;
  private final Map<String, Optional<String>> before = new LinkedHashMap<>();
  private final List<String> binary = new ArrayList<>();

  private Patched(Path tree, Path copies, String name) {
    this.tree = tree;
    this.copies = copies;
    this.name = name;
  }

  /**
   * What came of it.
   *
   * @param changes the files that are no longer what they were
   * @param binary those that are no text
   */
  record Result(List<Change> changes, List<String> binary) {}

  /**
   * {@return what it makes of the tree, which stays as it is}
   *
   * @throws UsageException if there is no such file, it holds no patch, or it does not apply
   */
  static Result of(Path tree, Path patch) {
    String text = text(patch);
    try {
      Path work = Files.createTempDirectory("regnest-review");
      try {
        Path copies = Files.createDirectory(work.resolve("copies"));
        Patched patched = new Patched(tree, copies, patch.toString());
        List<String> patches = patches(text, work);
        if (patches.isEmpty()) {
          throw new UsageException("\"" + patch
              + "\" holds no patch; expected a diff, a mail with one, or a mailbox with a series");
        }
        for (String one : patches) {
          patched.apply(one);
        }
        return patched.result();
      } finally {
        remove(work);
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static String text(Path patch) {
    try {
      return Files.readString(patch, StandardCharsets.ISO_8859_1);
    } catch (IOException unreadable) {
      throw new UsageException("cannot read the patch \"" + patch + "\"");
    }
  }

  /** {@return the patches of a text, each as a diff} */
  private static List<String> patches(String text, Path work) throws IOException {
    if (!MAIL.matcher(text).find()) {
      return Stream.of(text.replace("\r\n", "\n")).filter(Patched::isPatch).toList();
    }
    Path mails = Files.createDirectory(work.resolve("mails"));
    Git git = new Git(work);
    require(git.run(text, "mailsplit", "-b", "-o" + mails));
    List<String> patches = new ArrayList<>();
    try (Stream<Path> all = Files.list(mails)) {
      for (Path mail : all.sorted().toList()) {
        String said = Files.readString(mail, StandardCharsets.ISO_8859_1);
        require(git.run(said, "mailinfo", "--quoted-cr=strip", "-b", "message", "patch"));
        patches.add(Files.readString(work.resolve("patch"), StandardCharsets.ISO_8859_1)
            .replace("\r\n", "\n"));
      }
    }
    // The cover letter of a series holds none.
    patches.removeIf(patch -> !isPatch(patch));
    return patches;
  }

  private static boolean isPatch(String text) {
    return DIFF.matcher(text).find();
  }

  private static void require(Git.Said said) {
    if (!said.isFine()) {
      throw new UsageException("git does not take the mail apart: " + said.err());
    }
  }

  private void apply(String patch) throws IOException {
    Git git = new Git(copies);
    Git.Said named = git.run(patch, "apply", "--numstat", "-z", "-");
    if (!named.isFine()) {
      throw refused(named);
    }
    // What is renamed is named as it is called afterwards.
    for (Matcher from = FROM.matcher(patch); from.find(); ) {
      copy(from.group(1));
    }
    List<String> arguments = new ArrayList<>(List.of("apply", "--whitespace=nowarn"));
    for (String part : named.parts()) {
      String[] line = part.split("\t", 3);
      if (line[0].equals("-")) {
        binary.add(line[2]);
        arguments.add("--exclude=" + line[2]);
      } else {
        copy(line[2]);
      }
    }
    arguments.add("-");
    Git.Said applied = git.run(patch, arguments.toArray(new String[0]));
    if (!applied.isFine()) {
      throw refused(applied);
    }
  }

  private UsageException refused(Git.Said said) {
    return new UsageException("\"" + name + "\" does not apply to \"" + tree + "\": "
        + said.err().replaceFirst("^error: ", "")
        + "; expected a patch against the tree as it lies there");
  }

  /** Copies a file of the tree, if it has one of that name and no patch of the series has come by it. */
  private void copy(String path) throws IOException {
    if (before.containsKey(path)) {
      return;
    }
    Path file = tree.resolve(path).normalize();
    if (!file.startsWith(tree.normalize()) || Files.isSymbolicLink(file)) {
      throw new UsageException(
          "\"" + name + "\" changes \"" + path + "\", which leads outside the tree");
    }
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      before.put(path, Optional.empty());
      return;
    }
    before.put(path, Optional.of(Files.readString(file, StandardCharsets.ISO_8859_1)));
    Path copy = copies.resolve(path);
    Files.createDirectories(copy.getParent());
    Files.copy(file, copy);
  }

  private Result result() throws IOException {
    List<Change> changes = new ArrayList<>();
    for (Map.Entry<String, Optional<String>> file : before.entrySet()) {
      Path now = copies.resolve(file.getKey());
      Optional<String> after = Files.isRegularFile(now)
          ? Optional.of(Files.readString(now, StandardCharsets.ISO_8859_1))
          : Optional.empty();
      if (!after.equals(file.getValue())) {
        changes.add(new Change(file.getKey(), file.getValue(), after));
      }
    }
    return new Result(changes, binary);
  }

  private static void remove(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
    } catch (IOException left) {
      // The system's folder for what is temporary is emptied by others.
    }
  }
}
