package dev.regnest.compiled;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.explore.Hypotheses;
import dev.regnest.explore.Hypothesis;
import dev.regnest.explore.Registers;
import dev.regnest.kernel.Era;
import dev.regnest.kernel.EventSource;
import dev.regnest.kernelc.CFile;
import dev.regnest.kernelc.preprocess.Prelude;
import dev.regnest.machine.Adversary;
import dev.regnest.machine.Arrival;
import dev.regnest.machine.Cell;
import dev.regnest.machine.Cpu;
import dev.regnest.machine.Driver;
import dev.regnest.machine.Entry;
import dev.regnest.machine.Frame;
import dev.regnest.machine.Machine;
import dev.regnest.machine.Monitor;
import dev.regnest.machine.Setup;
import dev.regnest.machine.Switch;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The harness has a text of its own of what may arrive where, {@code may_arrive()} of cpu.c, which is held against the model's rules: in every
 * state of the masks and counts, those included that nothing leads to.
 */
@NeedsGcc
class MayArriveTest {
  private static final String LETTERS = "shnbkop";

  /** Units of each field of preempt_count: none, some, and those at the limits of the eras. */
  private static final int[] PREEMPT = {0, 1, 2};

  private static final int[] SOFTIRQ = {0, 0x100, 0x200, 0x300, 0x400};
  private static final int[] HARDIRQ = {0, 0x10000, 0xe0000, 0xf0000};
  private static final int[] NMI = {0, 0x100000, 0xe00000, 0xf00000};

  /** Irqs off; an NMI executing, masked, latched; DR7 cleared; a kprobe handled; text that is probed; over another frame. */
  private static final int FLAGS = 8;

  /** 3 * 5 * 4 * 4 counts, and 2 ways each of 8 flags. */
  private static final int STATES = 240 << FLAGS;

  @TempDir
  private Path folder;

  /** A state: the fields of preempt_count, and a bit for each flag. */
  private record State(int preempt, int softirq, int hardirq, int nmi, int flags) {
    int flag(int number) {
      return flags >> number & 1;
    }

    @Override
    public String toString() {
      return (preempt + softirq + hardirq + nmi) + " "
          + IntStream.range(0, FLAGS)
              .mapToObj(number -> "" + flag(number))
              .collect(Collectors.joining(" "));
    }
  }

  private static List<State> states() {
    List<State> states = new ArrayList<>();
    for (int preempt : PREEMPT) {
      for (int softirq : SOFTIRQ) {
        for (int hardirq : HARDIRQ) {
          for (int nmi : NMI) {
            for (int flags = 0; flags < 1 << FLAGS; flags++) {
              states.add(new State(preempt, softirq, hardirq, nmi, flags));
            }
          }
        }
      }
    }
    return states;
  }

  /** The model, which is put into any state. */
  private static final class Model implements Adversary {
    private final Machine machine;
    private final Map<String, Cell> cells;
    private final Function<Model, List<String>> asked;
    private Cpu cpu;
    private List<String> answers = List.of();
    private boolean arrived;

    Model(Era era, Function<Model, List<String>> asked) {
      this.asked = asked;
      machine = new Machine(new Setup(
          era,
          EnumSet.allOf(EventSource.class),
          EnumSet.allOf(Arrival.class),
          Set.of(Switch.NOKPROBE_TEXT),
          Registers.REPRESENTATIVE));
      cells = machine.cells().stream().collect(Collectors.toMap(Cell::name, cell -> cell));
    }

    /** Asks in a frame over the task, where the frame itself changes nothing. */
    List<String> ask() {
      cpu = machine
          .execution((on, arrival) -> answers = asked.apply(this), this, new NoMonitor(), null)
          .cpu();
      Entry.of(cpu).interrupt();
      Driver.of(cpu).point();
      return answers;
    }

    @Override
    public Optional<Arrival> arriving(Cpu on) {
      Optional<Arrival> next = arrived ? Optional.empty() : Optional.of(Arrival.HARDIRQ);
      arrived = true;
      return next;
    }

    @Override
    public boolean takes(Cpu on, Arrival choice) {
      return false;
    }

    private void set(String cell, int value) {
      Driver.of(cpu).poke(cells.get(cell), value);
    }

    String answer(State state) {
      set("preempt_count.preempt", state.preempt());
      set("preempt_count.softirq", state.softirq());
      set("preempt_count.hardirq", state.hardirq());
      set("preempt_count.nmi", state.nmi());
      set("irqs_off", state.flag(0));
      // As CpuState has it: masked, executing, latched.
      set("nmi_state", state.flag(2) | state.flag(1) << 1 | state.flag(3) << 2);
      set("dr7_cleared", state.flag(4));
      set("current_kprobe", state.flag(5));
      Frame.of(cpu).inNokprobe(state.flag(6) == 0);
      return LETTERS
          .chars()
          .mapToObj(letter -> Arrival.of((char) letter).orElseThrow())
          .map(arrival -> machine.refusing(cpu, arrival).isEmpty() ? "1" : "0")
          .collect(Collectors.joining());
    }
  }

  private static final class NoMonitor implements Monitor {
    @Override
    public void belowZero(Cpu cpu, Cell counter) {}

    @Override
    public void outOfBounds(Cpu cpu, String array, int index, int length) {}
  }

  /** {@return what the rules say in each state: half of them are of the task itself, half of a frame over it} */
  private static List<String> ofTheModel(Era era, List<State> states) {
    List<String> over = new Model(era, m -> states.stream().map(m::answer).toList()).ask();
    Model task = new Model(era, m -> List.of());
    task.ask();
    List<String> alone = states.stream().map(task::answer).toList();
    List<String> answers = new ArrayList<>();
    for (int i = 0; i < states.size(); i++) {
      answers.add(states.get(i).flag(7) == 1 ? over.get(i) : alone.get(i));
    }
    return answers;
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = MayArriveTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** {@return a program that answers as the harness does, with one place of it replaced} */
  private Path table(String was, String becomes) throws IOException {
    for (String part : List.of("harness.h", "main.c", "table.c")) {
      Files.writeString(folder.resolve(part), resource(part));
    }
    String cpu = resource("cpu.c");
    assertEquals(cpu.indexOf(was), cpu.lastIndexOf(was), was);
    assertTrue(cpu.contains(was), was);
    Files.writeString(folder.resolve("cpu.c"), cpu.replace(was, becomes));
    Files.writeString(folder.resolve(Prelude.NAME), Prelude.text());
    Command compiled = Command.run(folder, 60, List.of("gcc", "-O2", "table.c", "-o", "table"));
    assertTrue(compiled.succeeded(), compiled.out());
    return folder.resolve("table");
  }

  private static Hypothesis asked(Era era) {
    return Hypotheses.named("nmi-like-exceptions").orElseThrow().in(era);
  }

  private static List<Era> eras() {
    return Arrays.stream(Era.values())
        .filter(era -> Study.whyNot(asked(era)).isEmpty())
        .toList();
  }

  private List<String> ofTheHarness(Path table, Era era, List<State> states) throws IOException {
    Path file = folder.resolve("states");
    Files.write(file, states.stream().map(State::toString).toList());
    CFile any = CFile.of("any.c", "static void __task t(void) { }");
    List<String> words = new ArrayList<>(List.of(table.toString()));
    words.addAll(new Question(any, asked(era)).options());
    words.addAll(List.of("nokprobe=1000-1fff", "letters=" + LETTERS, "states=" + file));
    Command done = Command.run(folder, 60, words);
    assertTrue(done.succeeded(), done.out());
    return done.out().lines().toList();
  }

  private List<String> differences(Path table, Era era) throws IOException {
    List<State> states = states();
    List<String> model = ofTheModel(era, states);
    List<String> harness = ofTheHarness(table, era, states);
    assertEquals(states.size(), harness.size());
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < states.size(); i++) {
      if (!model.get(i).equals(harness.get(i))) {
        differences.add(era + ", state " + states.get(i) + ": of " + LETTERS + " the model lets in "
            + model.get(i) + ", the harness " + harness.get(i));
      }
    }
    return differences;
  }

  @Test
  void theHarnessLetsInWhatTheRulesLetInInEveryStateOfEveryEra() throws IOException {
    Path table = table("static int latched_device;", "static int latched_device;");
    int compared = 0;
    for (Era era : eras()) {
      List<String> differences = differences(table, era);
      assertEquals(
          List.of(), differences.subList(0, Math.min(5, differences.size())), era::toString);
      compared += STATES;
    }
    System.out.println(compared + " states compared, of " + eras().size() + " eras, with "
        + LETTERS.length() + " arrivals each");
    assertEquals(61_440, STATES);
    assertTrue(eras().size() >= 5, eras()::toString);
    assertEquals(states().size(), STATES);
  }

  /** Each arrival is let in by some state and kept out by another, or a rule that always answers alike would do. */
  @Test
  void eachArrivalIsLetInSomewhereAndKeptOutElsewhere() {
    List<String> model = ofTheModel(Era.V4_6, states());
    for (int letter = 0; letter < LETTERS.length(); letter++) {
      int at = letter;
      assertEquals(2, model.stream().map(answer -> answer.charAt(at)).distinct().count(), LETTERS);
    }
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(delimiter = '~', textBlock = """
      masked = regnest_irqs_off; ~ masked = false; ~ h
      never = in_interrupt(); ~ never = false; ~ s
      masked = nmi_masked || nmi_latched ~ masked = nmi_masked ~ n
      || dr7_cleared || ~ || ~ b
      never = kprobe_running || !is_probed(pc) || !ex ~ never = kprobe_running || !ex ~ k
      never = kprobe_running || !is_probed(pc); ~ never = !is_probed(pc); ~ o
      masked = regnest_irqs_off || regnest_preempt_count; ~ masked = regnest_irqs_off; ~ p
      < 15; ~ < 14; ~ h
      """)
  void aDifferenceIsFound(String was, String becomes, char letter) throws IOException {
    List<String> differences = differences(table(was, becomes), Era.V4_6);
    assertFalse(differences.isEmpty());
    String first = differences.get(0);
    int at = LETTERS.indexOf(letter);
    String model = first.replaceFirst(".* lets in (\\d+),.*", "$1");
    String harness = first.replaceFirst(".*the harness (\\d+)", "$1");
    assertTrue(model.charAt(at) != harness.charAt(at), first);
  }
}
