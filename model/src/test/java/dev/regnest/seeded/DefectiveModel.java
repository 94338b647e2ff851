package dev.regnest.seeded;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.tools.ToolProvider;

/** Loads the source with one class compiled anew, and all tests against that one; everything that is not ours comes from the parent. */
final class DefectiveModel extends URLClassLoader {
  private DefectiveModel(URL[] path) {
    super(path, DefectiveModel.class.getClassLoader());
  }

  /** {@return the model with that defect} Its class files are written below {@code scratch}. */
  static DefectiveModel with(SeededDefect defect, Path scratch) throws IOException {
    Path source = scratch.resolve(Path.of(defect.file()).getFileName());
    Files.writeString(source, defect.seeded());
    Path classes = Files.createDirectory(scratch.resolve("classes"));
    Set<Path> compiled = compiled(defect);
    int failed = ToolProvider.getSystemJavaCompiler()
        .run(
            null,
            null,
            null,
            "-nowarn",
            "-proc:none",
            "-parameters",
            "-cp",
            String.join(
                File.pathSeparator, compiled.stream().map(Path::toString).toList()),
            "-d",
            classes.toString(),
            source.toString());
    if (failed != 0) {
      throw new AssertionError(defect + " does not compile");
    }
    return new DefectiveModel(behind(List.of(classes), compiled));
  }

  /** {@return the model without that defect, with the tests that the one with it has} */
  static DefectiveModel without(SeededDefect defect) throws IOException {
    return new DefectiveModel(behind(List.of(), compiled(defect)));
  }

  private static Set<Path> compiled(SeededDefect defect) {
    return new LinkedHashSet<>(List.of(
        Path.of("..", defect.module(), "target/classes"), Path.of("../model/target/classes")));
  }

  /** Directories: the archive of the model's tests holds but those that other modules build on. */
  private static URL[] behind(List<Path> first, Set<Path> compiled) throws IOException {
    List<Path> path = new ArrayList<>(first);
    path.addAll(compiled);
    path.add(Path.of("target/classes"));
    path.add(Path.of("../junit/target/classes"));
    path.add(Path.of("../kernelc/target/classes"));
    path.add(Path.of("../model/target/test-classes"));
    path.add(Path.of("target/test-classes"));
    URL[] urls = new URL[path.size()];
    for (int i = 0; i < urls.length; i++) {
      urls[i] = path.get(i).toUri().toURL();
    }
    return urls;
  }

  /** Ours first, or the parent would answer with the model as it is. */
  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith("dev.regnest.")) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> known = findLoadedClass(name);
      return known != null ? known : findClass(name);
    }
  }
}
