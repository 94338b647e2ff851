package dev.regnest.dist;

import dev.regnest.evidence.Regnest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.codegen.docgen.manpage.ManPageGenerator;

/** The manual pages and completions of the command line, from the description by which it reads its arguments. */
final class Manual {
  private static final String NAME = "regnest";

  private static final String ZSH =
      """
      #compdef regnest
      # The completion for bash, which zsh can run.
      autoload -Uz bashcompinit && bashcompinit
      source ${${(%%):-%%x}:A:h}/../../%s
      _bash_complete -o default -F _complete_regnest
      """;

  private Manual() {}

  /**
   * Writes all of them.
   *
   * @param folders two words: where pages are written as AsciiDoc, and where completions are, as below the top of a prefix
   * @throws IOException if something cannot be written
   */
  public static void main(String[] folders) throws IOException {
    pages(Path.of(folders[0]));
    completions(Path.of(folders[1]));
  }

  private static void pages(Path folder) throws IOException {
    Files.createDirectories(folder);
    int failed = ManPageGenerator.generateManPage(
        folder.toFile(), null, new boolean[0], /* overwriteCustomizablePages= */ false, line().getCommandSpec());
    if (failed != 0) {
      throw new IOException("cannot write manual pages to \"" + folder + "\"");
    }
  }

  private static void completions(Path prefix) throws IOException {
    Path bash = Path.of("share/bash-completion/completions", NAME);
    write(prefix.resolve(bash), AutoComplete.bash(NAME, line()));
    write(prefix.resolve("share/zsh/site-functions/_" + NAME), ZSH.formatted(bash.subpath(1, 4)));
  }

  private static CommandLine line() {
    return Regnest.described().setCommandName(NAME);
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
