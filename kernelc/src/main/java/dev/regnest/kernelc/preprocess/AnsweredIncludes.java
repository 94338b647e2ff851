package dev.regnest.kernelc.preprocess;

import org.anarres.cpp.Source;
import org.anarres.cpp.VirtualFile;
import org.anarres.cpp.VirtualFileSystem;

/** The kernel's headers: each is there and empty, as the prelude stands before every file. No file of the disk is read. */
final class AnsweredIncludes implements VirtualFileSystem {
  @Override
  public VirtualFile getFile(String path) {
    return new Header(path);
  }

  @Override
  public VirtualFile getFile(String folder, String name) {
    return new Header(folder + "/" + name);
  }

  private record Header(String path) implements VirtualFile {
    @Override
    public boolean isFile() {
      return path.endsWith(".h");
    }

    @Override
    public String getPath() {
      return path;
    }

    @Override
    public String getName() {
      return path.substring(path.lastIndexOf('/') + 1);
    }

    @Override
    public VirtualFile getParentFile() {
      return new Header("include");
    }

    @Override
    public VirtualFile getChildFile(String name) {
      return new Header(path + "/" + name);
    }

    @Override
    public Source getSource() {
      return new NamedSource(path, "");
    }
  }
}
