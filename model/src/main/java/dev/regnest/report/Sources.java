package dev.regnest.report;

import dev.regnest.design.Design;
import dev.regnest.explore.Hypothesis;
import dev.regnest.explore.Model;
import dev.regnest.kernel.Register;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The sources that the running model was built from, which its jar or runtime carries, and hashes by which two readers know that they mean the same.
 *
 * <p>Sources, not classes: what a compiler makes of them differs from JDK to JDK.
 */
public final class Sources {
  private static final String FOLDER = "META-INF/sources";
  private static final String PREFIX = "sha256:";

  private Sources() {}

  /** {@return a hash over every source file of the model} */
  public static String modelHash() {
    URI folder = folder();
    if (!folder.getScheme().equals("jar")) {
      return hashOf(Path.of(folder));
    }
    try (FileSystem jar = FileSystems.newFileSystem(folder, Map.of())) {
      return hashOf(jar.getPath(FOLDER));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** {@return a hash over that design's name, the text it was read from and the source of every class it is made of} */
  public static String designHash(Design design, Hypothesis any, List<Register> registers) {
    MessageDigest digest = digest();
    digest.update(design.id().getBytes(StandardCharsets.UTF_8));
    digest.update(design.reading().text().getBytes(StandardCharsets.UTF_8));
    for (Class<?> code : new Model(design, any.setup(registers)).code()) {
      digest.update(source(code).getBytes(StandardCharsets.UTF_8));
    }
    return PREFIX + HexFormat.of().formatHex(digest.digest());
  }

  private static String source(Class<?> code) {
    String name =
        FOLDER + "/" + code.getName().replaceFirst("\\$.*", "").replace('.', '/') + ".java";
    try (var in = Sources.class.getClassLoader().getResourceAsStream(name)) {
      return in == null ? code.getName() : text(in.readAllBytes());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static String hashOf(Path folder) {
    MessageDigest digest = digest();
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> sources =
          files.filter(f -> f.toString().endsWith(".java")).sorted().toList();
      for (Path source : sources) {
        String name = folder.relativize(source).toString().replace('\\', '/');
        digest.update(name.getBytes(StandardCharsets.UTF_8));
        digest.update(text(Files.readAllBytes(source)).getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return PREFIX + HexFormat.of().formatHex(digest.digest());
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8).replace("\r\n", "\n");
  }

  /** Folders of a module that a runtime has built in are found by its file system only. */
  private static URI folder() {
    try {
      URL found = Sources.class.getClassLoader().getResource(FOLDER);
      return found == null
          ? URI.create("jrt:/" + Sources.class.getModule().getName() + "/" + FOLDER)
          : found.toURI();
    } catch (URISyntaxException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every JDK has SHA-256", missing);
    }
  }
}
