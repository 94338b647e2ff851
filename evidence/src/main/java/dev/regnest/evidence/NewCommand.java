package dev.regnest.evidence;

import dev.regnest.kernelc.Template;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code regnest new NAME}: a file in C to start from. */
@Command(
    name = "new",
    description = "Write NAME.c, a hypothesis in C with comments that say what goes where.")
final class NewCommand implements Callable<Integer> {
  @ParentCommand
  private Regnest regnest;

  @Parameters(paramLabel = "NAME", description = "The name of the file, with or without .c.")
  private String name;

  @Override
  public Integer call() {
    String file = name.endsWith(".c") ? name : name + ".c";
    try {
      Files.writeString(Path.of(file), Template.text(), StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException there) {
      throw new UsageException("\"" + file + "\" is there already, and is left as it is");
    } catch (IOException impossible) {
      throw new CannotWrite("cannot write \"" + file + "\": " + impossible.getMessage());
    }
    regnest.terminal().print("wrote " + file + "; next: ./regnest check " + file);
    return 0;
  }
}
