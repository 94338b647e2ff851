package dev.regnest.evidence;

import dev.regnest.explore.ToolName;
import dev.regnest.explore.Verdict;
import dev.regnest.machine.RunRefused;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line {@code ./regnest}. */
@Command(
    description = {
      "Does a perf sample ever show a user register that was not filled for it, or that somebody else wrote, however interrupts nest?",
      ""
    },
    mixinStandardHelpOptions = true,
    scope = CommandLine.ScopeType.INHERIT,
    versionProvider = Version.class)
public final class Regnest implements Runnable {
  private static final long LAST_WORDS_SECONDS = 2;

  private static final String NO_NAME =
      "regnest: \"%s\" cannot name a file in this locale; LC_ALL=C.UTF-8 lets every name in UTF-8 do so";

  private static final List<Class<?>> COMMANDS = List.of(
      MatrixCommand.class,
      CheckCommand.class,
      WhyCommand.class,
      ReplayCommand.class,
      EvidenceCommand.class,
      CompareCommand.class,
      ReviewCommand.class,
      VerifyCommand.class,
      NativeCommand.class,
      NewCommand.class,
      ListCommand.class);

  private static final AtomicBoolean TOLD = new AtomicBoolean();

  private final Terminal terminal;

  @Spec
  private CommandLine.Model.CommandSpec spec;

  private Regnest(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Runs one command and ends the process with its exit code; Ctrl-C ends it with what is known so far. */
  public static void main(String[] arguments) {
    Answer answer = Answer.ofProcess();
    Terminal terminal = Terminal.ofProcess(answer.writer());
    CountDownLatch said = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> lastWords(terminal, said), "last words"));
    int exitCode = written(answer, terminal, run(terminal, arguments));
    if (exitCode == ExitCode.INTERRUPTED) {
      tellOfInterruption(terminal);
    }
    said.countDown();
    System.exit(exitCode);
  }

  /** {@return the exit code of a command that would otherwise exit with that} A reader who has seen enough is told nothing. */
  private static int written(Answer answer, Terminal terminal, int otherwise) {
    terminal.out().flush();
    if (answer.failure().isEmpty()) {
      return otherwise;
    }
    String why = answer.failure().get().getMessage();
    if (!why.contains("Broken pipe")) {
      terminal.err().println("regnest: cannot write the answer to the standard output: " + why);
    }
    return ExitCode.CANNOT_WRITE;
  }

  /** Lets the command print what it knows before the JVM, told to go, exits with 130. */
  private static void lastWords(Terminal terminal, CountDownLatch said) {
    if (said.getCount() == 0) {
      return;
    }
    terminal.stop().set(true);
    try {
      said.await(LAST_WORDS_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException now) {
      Thread.currentThread().interrupt();
    }
    tellOfInterruption(terminal);
  }

  /** Tells it once, whether this process was interrupted or what it had started, which a terminal does to both. */
  private static void tellOfInterruption(Terminal terminal) {
    if (TOLD.compareAndSet(false, true)) {
      terminal.err().println("regnest: interrupted; the above is what was known by then");
    }
  }

  /** {@return the exit code of that command line} */
  static int run(Terminal terminal, String... arguments) {
    CommandLine commandLine = of(terminal, named(arguments));
    commandLine
        .setOut(terminal.out())
        .setErr(terminal.err())
        .setColorScheme(CommandLine.Help.defaultColorScheme(terminal.colour() ? Ansi.ON : Ansi.OFF))
        .setUsageHelpAutoWidth(false)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler((problem, args) -> usage(terminal, problem))
        .setExecutionExceptionHandler((problem, line, result) -> failed(terminal, problem));
    try {
      return commandLine.execute(arguments);
    } catch (StackOverflowError | OutOfMemoryError beyond) {
      return Defects.end(beyond, terminal);
    }
  }

  /** {@return the whole command line, for who describes it and runs nothing} */
  public static CommandLine described() {
    PrintWriter nobody = new PrintWriter(OutputStream.nullOutputStream());
    return of(new Terminal(nobody, nobody, false, false, new AtomicBoolean()), COMMANDS);
  }

  private static CommandLine of(Terminal terminal, List<Class<?>> commands) {
    CommandLine commandLine =
        new CommandLine(new Regnest(terminal)).setCommandName(ToolName.here());
    commands.forEach(commandLine::addSubcommand);
    Optional.ofNullable(commandLine.getSubcommands().get("replay"))
        .ifPresent(ReplayCommand::explainLetters);
    return commandLine;
  }

  /** The command that comes first, or all: picocli takes as long to look at ten of them as a proof takes. */
  private static List<Class<?>> named(String... arguments) {
    return COMMANDS.stream()
        .filter(command -> arguments.length > 0
            && command.getAnnotation(Command.class).name().equals(arguments[0]))
        .findFirst()
        .<List<Class<?>>>map(List::of)
        .orElse(COMMANDS);
  }

  private static int usage(Terminal terminal, ParameterException problem) {
    String command = problem.getCommandLine().getCommandSpec().qualifiedName();
    terminal.err().println("regnest: " + problem.getMessage());
    CommandLine.UnmatchedArgumentException.printSuggestions(problem, terminal.err());
    terminal.err().println("Try: " + command + " --help");
    return ExitCode.USAGE;
  }

  static int failed(Terminal terminal, Exception problem) {
    if (problem instanceof UsageException) {
      terminal.err().println("regnest: " + problem.getMessage());
      return ExitCode.USAGE;
    }
    if (problem instanceof InvalidPathException name) {
      terminal.err().println(NO_NAME.formatted(name.getInput()));
      return ExitCode.USAGE;
    }
    if (problem instanceof CannotWrite) {
      terminal.err().println("regnest: " + problem.getMessage());
      return ExitCode.CANNOT_WRITE;
    }
    if (problem instanceof BadSource source) {
      source.lines().forEach(terminal.err()::println);
      return ExitCode.USAGE;
    }
    if (problem instanceof RunRefused) {
      terminal.err().println("regnest: " + problem.getMessage());
      return Verdict.UNKNOWN.exitCode();
    }
    return Defects.end(problem, terminal);
  }

  Terminal terminal() {
    return terminal;
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "no command given; expected matrix, check, why, replay, evidence, compare, review, verify, native, new or list");
  }
}
