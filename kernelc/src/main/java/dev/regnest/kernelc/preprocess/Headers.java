package dev.regnest.kernelc.preprocess;

import dev.regnest.kernelc.source.CException;
import dev.regnest.kernelc.source.Position;
import dev.regnest.kernelc.source.Problems;
import dev.regnest.kernelc.source.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.anarres.cpp.Source;
import org.anarres.cpp.VirtualFile;
import org.anarres.cpp.VirtualFileSystem;

/**
 * The headers of a file.
 *
 * <p>One in quotes is the file's own: it lies beside the file that includes it or below a folder of the command line, and nowhere else, and is
 * read. One in angle brackets is the kernel's or a library's: the prelude stands in for it, so that it is there and empty.
 */
public final class Headers implements VirtualFileSystem {
  /** The folder in which those in angle brackets are looked for. */
  static final String ANSWERED = "<>";

  /** The folder in which those in quotes are looked for. */
  static final String OWN = "\"\"";

  private static final int MOST_BYTES = 4_000_000;
  private static final int MOST = 200;

  private final List<Path> folders;
  private final Problems problems;
  private final Supplier<Position> here;
  private final Opener opener;
  private final Set<String> answered = new LinkedHashSet<>();
  private final List<String> texts = new ArrayList<>();
  private int read;

  /** Makes the source of a header that was found. */
  interface Opener {
    Source open(String name, String text);
  }

  Headers(String file, Flags flags, Problems problems, Supplier<Position> here, Opener opener) {
    folders = new ArrayList<>(List.of(folder(file)));
    folders.addAll(flags.folders());
    this.problems = problems;
    this.here = here;
    this.opener = opener;
  }

  private static Path folder(String file) {
    try {
      Path folder = Path.of(file).getParent();
      return folder == null ? Path.of("") : folder;
    } catch (InvalidPathException noPath) {
      return Path.of("");
    }
  }

  /** {@return the headers that the prelude stands in for, as they are named} */
  List<String> answered() {
    return List.copyOf(answered);
  }

  /** {@return the texts of those that are read} */
  List<String> texts() {
    return List.copyOf(texts);
  }

  /** {@return the text that stands for a header in angle brackets: empty, unless it gives words of the prelude another meaning} */
  public static String answer(String name) {
    return name.equals(Prelude.ATOMICS) ? Prelude.atomics() : "";
  }

  /** One that is named from the root of the disk, or the file that includes another. */
  @Override
  public VirtualFile getFile(String path) {
    return new Node(path, null);
  }

  @Override
  public VirtualFile getFile(String folder, String name) {
    if (folder.equals(ANSWERED)) {
      answered.add(name);
      return new Node(name, answer(name));
    }
    return own(here.get().file(), name);
  }

  /** A missing one is told, and read on as if it were empty. */
  private VirtualFile own(String includer, String name) {
    read++;
    if (read > MOST) {
      throw new CException(
          here.get(), Rule.HEADER, "more than " + MOST + " headers; does one include itself?");
    }
    try {
      Optional<Path> found = find(includer, name);
      if (found.isPresent()) {
        String text = SourceText.of(Files.readString(found.get()));
        texts.add(text);
        return new Node(found.get().toString(), text);
      }
    } catch (IOException | InvalidPathException unreadable) {
      problems.add(here.get(), Rule.HEADER, "\"" + name + "\" cannot be read as a text in UTF-8");
    }
    return new Node(name, "");
  }

  private Optional<Path> find(String includer, String name) throws IOException {
    List<Path> places = new ArrayList<>(List.of(folder(includer)));
    places.addAll(folders);
    String problem = "no file \"" + name
        + "\" beside this one or below -I DIR; if it is one of the kernel's, whose usual words are known, write #include <"
        + name + ">";
    for (Path place : places) {
      Path path = place.resolve(name).normalize();
      if (Files.isRegularFile(path) && !isInside(path)) {
        problem = "\"" + name + "\" lies outside the folder of this file; say where by -I DIR";
      } else if (Files.isRegularFile(path) && Files.size(path) > MOST_BYTES) {
        problem = "\"" + name + "\" has more than " + MOST_BYTES + " bytes";
      } else if (Files.isRegularFile(path)) {
        return Optional.of(path);
      }
    }
    problems.add(here.get(), Rule.HEADER, problem);
    return Optional.empty();
  }

  private boolean isInside(Path path) throws IOException {
    Path real = path.toRealPath();
    for (Path folder : folders) {
      if (real.startsWith(folder.toAbsolutePath().toRealPath())) {
        return true;
      }
    }
    return false;
  }

  /** A file: with its text, or null for one that is only named. */
  private final class Node implements VirtualFile {
    private final String path;
    private final String text;

    Node(String path, String text) {
      this.path = path;
      this.text = text;
    }

    @Override
    public boolean isFile() {
      return text != null;
    }

    @Override
    public String getPath() {
      return path;
    }

    @Override
    public String getName() {
      return path;
    }

    /** Nothing is looked for beside the includer before {@link #getFile(String, String)} does. */
    @Override
    public VirtualFile getParentFile() {
      return null;
    }

    @Override
    public VirtualFile getChildFile(String name) {
      throw new IllegalStateException(name);
    }

    @Override
    public Source getSource() {
      return opener.open(path, text);
    }
  }
}
