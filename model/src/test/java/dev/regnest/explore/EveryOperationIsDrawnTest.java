package dev.regnest.explore;

import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.regnest.check.Violation;
import dev.regnest.kernel.Era;
import dev.regnest.kernel.EventSource;
import dev.regnest.machine.Arrival;
import dev.regnest.machine.Cpu;
import dev.regnest.machine.Driver;
import dev.regnest.machine.LegalityRule;
import dev.regnest.machine.Switch;
import dev.regnest.protocol.Kind;
import dev.regnest.protocol.RandomPrograms;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Random protocols leave out nothing that the machine offers: what no protocol does, no comparison of engines is about. */
class EveryOperationIsDrawnTest {
  private static final long PROTOCOLS = 4_000;

  private static final Map<String, Integer> PROTOCOLS_WITH = new ConcurrentHashMap<>();

  @BeforeAll
  static void drawAll() {
    LongStream.range(0, PROTOCOLS)
        .parallel()
        .forEach(seed -> parts(seed).forEach(part -> PROTOCOLS_WITH.merge(part, 1, Integer::sum)));
  }

  /** What only files tell, so that their lines can be changed. */
  private static final Set<String> OF_CODE_WITH_LINES = Set.of(
      "comesTo",
      "computes",
      "preemptCountAdd",
      "together",
      "beginsToTellStates",
      "dropsValues",
      "dropsBits",
      "asksForCauses",
      "decides",
      "passedBy");

  private static Set<String> parts(long seed) {
    RandomPrograms drawn = RandomPrograms.of(seed);
    Hypothesis plain = drawn.hypothesis();
    Set<String> parts = new HashSet<>(Exercise.of(drawn, plain, seed));
    RandomPrograms.ofTwoTasks(seed).routines().values().stream()
        .flatMap(routine -> routine.instructions().stream())
        .forEach(instruction -> parts.add(instruction.kind().name()));
    drawn.routines().values().forEach(routine -> {
      routine.instructions().forEach(instruction -> parts.add(instruction.kind().name()));
      parts.add(routine.times() == 0 ? "any times" : "few times");
    });
    parts.add(plain.era().name());
    plain.switches().forEach(rule -> parts.add(rule.name()));
    plain.sources().forEach(source -> parts.add(source.name()));
    parts.add(drawn.atRest().instructions().isEmpty() ? "nothing at rest" : "something at rest");
    if (plain.sources().contains(EventSource.TASK_EVENT)) {
      Hypothesis preempted = drawn.preempted(/* onTwoCpus= */ true);
      preempted.switches().forEach(rule -> parts.add(rule.name()));
      parts.addAll(Exercise.of(drawn, preempted, seed));
    }
    return parts;
  }

  private static void assertDrawn(Stream<String> all) {
    Set<String> rare = all.filter(part -> PROTOCOLS_WITH.getOrDefault(part, 0) < PROTOCOLS / 1_000)
        .collect(toCollection(TreeSet::new));
    assertEquals(Set.of(), rare, "in less than one protocol in a thousand");
  }

  private static Stream<String> names(Enum<?>[] all) {
    return Arrays.stream(all).map(Enum::name);
  }

  /** But for what drivers ask themselves, the CPU's number, and what only one who waits asks: the lock of bottom halves, held by a task that is preempted, on one kernel of six. */
  @Test
  void everyOperationOfADriverIsCalled() {
    assertDrawn(Arrays.stream(Driver.class.getMethods())
        .filter(method -> !Modifier.isStatic(method.getModifiers()))
        .filter(method -> !Set.of("otherTaskWaitsFor", "cpuNumber").contains(method.getName()))
        .filter(method -> !OF_CODE_WITH_LINES.contains(method.getName()))
        .map(Exercise::operation));
  }

  @Test
  void everyOperationOfACpuIsCalledByAnInstructionThatIsDrawn() {
    Set<String> called = new TreeSet<>();
    new ClassFileImporter()
        .importPackages("dev.regnest.protocol", "dev.regnest.perf")
        .forEach(each -> each.getMethodCallsFromSelf().stream()
            .filter(call -> call.getTargetOwner().isEquivalentTo(Cpu.class))
            .forEach(call -> called.add(call.getName())));
    Set<String> missing = Arrays.stream(Cpu.class.getDeclaredMethods())
        .filter(method -> Modifier.isPublic(method.getModifiers()))
        .map(Method::getName)
        .filter(name -> !called.contains(name) && !OF_CODE_WITH_LINES.contains(name))
        .collect(toCollection(TreeSet::new));
    assertEquals(Set.of("depth"), missing, "which is for engines only");
    assertDrawn(names(Kind.values()));
  }

  @Test
  void everythingArrivesAndEverySourceFires() {
    assertDrawn(names(Arrival.values()).filter(name -> !name.equals(Arrival.MOVED_ACCESS.name())));
    assertDrawn(names(EventSource.values()));
  }

  @Test
  void everyEraAndEverySwitchIsTurnedOn() {
    assertDrawn(names(Era.values()));
    assertDrawn(
        names(Switch.values()).filter(name -> !name.equals(Switch.COMPILER_REORDERS.name())));
  }

  /** But for those that it takes fifteen frames to come by, or that lock. */
  @Test
  void everyRuleKeepsSomethingAway() {
    Set<LegalityRule> limits = EnumSet.of(
        LegalityRule.NMI_FIELD_FULL,
        LegalityRule.HARDIRQ_UNITS_LIMIT,
        LegalityRule.KERNEL_STACK_LIMIT,
        LegalityRule.BH_LOCK_HELD,
        LegalityRule.NOT_IN_THIS_HYPOTHESIS);
    assertDrawn(EnumSet.complementOf(EnumSet.copyOf(limits)).stream().map(Enum::name));
  }

  @Test
  void everyKindOfViolationHappens() {
    assertDrawn(Arrays.stream(Violation.class.getPermittedSubclasses()).map(Class::getSimpleName));
  }

  /** A task that leaves irqs off finds them on in user mode, so that none is seen to. */
  @Test
  void framesEndInEveryWay() {
    assertDrawn(Stream.of(
        "ends early",
        "goes round for ever",
        "a handler leaves irqs off",
        "a handler leaves irqs on",
        "a handler leaves preempt_count up",
        "a handler leaves preempt_count down",
        "the task leaves preempt_count up",
        "the task leaves preempt_count down",
        "few times",
        "something at rest"));
  }
}
