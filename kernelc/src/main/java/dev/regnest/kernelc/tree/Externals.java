package dev.regnest.kernelc.tree;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which files of the tree may define a name that other files see: an index of what stands at the beginning of their lines. */
final class Externals {
  /** Where definitions are looked for. */
  static final List<String> FOLDERS = List.of("kernel", "mm", "lib", "arch/x86", "init", "block");

  private static final Pattern FRAGMENT =
      Pattern.compile("^#[ \t]*include[ \t]*\"([^\"\n]+\\.[ch])\"", Pattern.MULTILINE);

  /** A function in a header that is part of one file alone, as kernel/rcu/tasks.h is. */
  private static final Pattern SHARED_BODY = Pattern.compile(
      "^(?!static|typedef|struct|union|enum|extern)[a-z][^;{}=#]*\\)\\s*\\n\\{", Pattern.MULTILINE);

  private final SourceTree tree;

  private final Map<String, String> includers = new HashMap<>();
  private Map<String, Set<String>> index;

  Externals(SourceTree tree) {
    this.tree = tree;
  }

  /** {@return where definitions are looked for, in words} */
  static String named() {
    return String.join("/, ", FOLDERS.subList(0, FOLDERS.size() - 1)) + "/ and "
        + FOLDERS.get(FOLDERS.size() - 1) + "/";
  }

  /** {@return the files that may define it} */
  Set<String> files(String name) {
    if (index == null) {
      index = read();
    }
    return index.getOrDefault(name, Set.of());
  }

  /** {@return the file that is compiled: the one that includes it, for one that is part of another} */
  String compiled(String file) {
    if (index == null) {
      index = read();
    }
    return includers.getOrDefault(file, file);
  }

  private void includes(String file, String text) {
    if (text.contains("include \"")) {
      Matcher fragment = FRAGMENT.matcher(text);
      while (fragment.find()) {
        String folder = file.substring(0, file.lastIndexOf('/') + 1);
        includers.putIfAbsent(Path.of(folder + fragment.group(1)).normalize().toString(), file);
      }
    }
  }

  private Map<String, Set<String>> read() {
    Map<String, Set<String>> all = new HashMap<>();
    for (String file : files()) {
      try {
        String text = text(file);
        includes(file, text);
        if (file.endsWith(".c") || SHARED_BODY.matcher(text).find()) {
          names(
              text,
              name -> all.computeIfAbsent(name, n -> new LinkedHashSet<>(2)).add(file));
        }
      } catch (IOException gone) {
        throw new TreeException("cannot read \"" + file + "\" of the tree: " + gone);
      }
    }
    return all;
  }

  private String text(String file) throws IOException {
    return tree.changes().containsKey(file)
        ? tree.text(file).orElse("")
        : new String(Files.readAllBytes(tree.root().resolve(file)), StandardCharsets.ISO_8859_1);
  }

  private List<String> files() {
    List<String> all = new ArrayList<>();
    for (String folder : FOLDERS) {
      tree.search(folder);
      Path top = tree.root().resolve(folder);
      if (!Files.isDirectory(top, LinkOption.NOFOLLOW_LINKS)) {
        continue;
      }
      try (Stream<Path> paths = Files.walk(top)) {
        paths
            .filter(path -> isSource(path.toString()))
            .filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
            .map(path -> tree.root().relativize(path).toString())
            .forEach(all::add);
      } catch (IOException unreadable) {
        throw new TreeException("cannot read the folder \"" + top + "\": " + unreadable);
      }
    }
    all.removeAll(tree.changes().keySet());
    tree.changes().keySet().stream()
        .filter(file -> isSource(file) && folder(file) >= 0)
        .forEach(all::add);
    // Where a file stands must not tell whether it is changed.
    all.sort(Comparator.comparingInt(Externals::folder).thenComparing(Comparator.naturalOrder()));
    return all;
  }

  private static boolean isSource(String path) {
    return path.endsWith(".c") || path.endsWith(".h") && !path.contains("/include/");
  }

  /** {@return the number of the folder that it is in, or -1} */
  private static int folder(String file) {
    for (int i = 0; i < FOLDERS.size(); i++) {
      if (file.startsWith(FOLDERS.get(i) + "/")) {
        return i;
      }
    }
    return -1;
  }

  /** Takes a name. */
  interface Sink {
    void name(String name);
  }

  /** Tells of each name that a line at the left margin may define: the one in front of its first bracket, else the last one. */
  static void names(String text, Sink sink) {
    int length = text.length();
    int at = 0;
    while (at < length) {
      int end = text.indexOf('\n', at);
      end = end < 0 ? length : end;
      char c = text.charAt(at);
      boolean begins = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c == '*';
      if (begins && !text.startsWith("typedef", at) && !text.startsWith("static ", at)) {
        name(text, at, end, sink);
      }
      at = end + 1;
    }
  }

  private static void name(String text, int from, int end, Sink sink) {
    String last = "";
    int at = from;
    while (at < end) {
      char c = text.charAt(at);
      if (RawText.isNamePart(c)) {
        int stop = at;
        while (stop < end && RawText.isNamePart(text.charAt(stop))) {
          stop++;
        }
        if (!last.isEmpty()) {
          sink.name(last);
        }
        last = text.substring(at, stop);
        at = stop;
        if (at < end && (text.charAt(at) == '(' || text.charAt(at) == '[')) {
          sink.name(last);
          if (!isMaker(last)) {
            return;
          }
          last = "";
        }
      } else if (c == '=' || c == ';') {
        break;
      } else {
        if ((c == ',' || c == ')') && !last.isEmpty()) {
          sink.name(last);
        }
        at++;
      }
    }
    if (!last.isEmpty()) {
      sink.name(last);
    }
  }

  private static boolean isMaker(String word) {
    return word.startsWith("DEFINE_")
        || word.startsWith("__")
        || word.startsWith("SYSCALL_")
        || MakingMacros.isKnown(word);
  }
}
