package dev.regnest.evidence;

import dev.regnest.explore.ToolName;
import dev.regnest.kernelc.Template;
import dev.regnest.kernelc.preprocess.Flags;
import dev.regnest.kernelc.tree.Skeleton;
import dev.regnest.kernelc.tree.TreeException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code regnest new NAME}: a file in C to start from. */
@Command(
    name = "new",
    description = {
      "Write NAME.c, a hypothesis in C with comments that say what goes where.",
      "With --tree and a function of it that takes something, and one that gives it back, it is over these, and can be judged as written."
    })
final class NewCommand implements Callable<Integer> {
  @ParentCommand
  private Regnest regnest;

  @Parameters(
      index = "0",
      paramLabel = "NAME",
      description = "The name of the file, with or without .c.")
  private String name;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "FILE:TAKE[,GIVE]",
      description =
          "A file of the kernel tree and one or two of its functions, as kernel/events/callchain.c:get_callchain_entry,put_callchain_entry.")
  private String functions;

  @Mixin
  private ReadOptions reading;

  @Override
  public Integer call() {
    String file = name.endsWith(".c") ? name : name + ".c";
    try {
      Files.writeString(Path.of(file), text(), StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException there) {
      throw new UsageException("\"" + file + "\" is there already, and is left as it is");
    } catch (IOException impossible) {
      throw new CannotWrite("cannot write \"" + file + "\": " + impossible.getMessage());
    }
    regnest
        .terminal()
        .print("wrote " + file + "; next: " + ToolName.here() + " check " + file
            + reading.flags().asOptions());
    return 0;
  }

  private String text() {
    Flags flags = reading.flags();
    if (functions == null && flags.tree().isEmpty()) {
      return Template.text();
    }
    if (functions == null || flags.tree().isEmpty()) {
      throw new UsageException(
          "a hypothesis over a kernel tree needs both --tree DIR and FILE:TAKE[,GIVE], as kernel/events/callchain.c:get_callchain_entry,put_callchain_entry");
    }
    try {
      return Skeleton.of(functions, flags);
    } catch (TreeException unusable) {
      throw new UsageException(unusable.getMessage());
    }
  }
}
