package dev.regnest.properties.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.check.Claim;
import dev.regnest.explore.Judgement;
import dev.regnest.properties.Tries;
import dev.regnest.protocol.Instruction;
import dev.regnest.protocol.RandomPrograms;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.facades.ShrinkingSupportFacade;
import net.jqwik.api.lifecycle.TryExecutionResult;

/** A protocol that breaks a claim shrinks to what it takes to break it. */
class ShrinkingProtocolsProperties {
  private static final int ASKING = 10;

  /** Where a fill takes the registers from, which is no matter to who is filled over. */
  private static final String FROM_TASK = " from task_pt_regs";

  /** What lets a handler of the same level in: without it, nothing comes between. */
  private static final Set<String> LETS_IN =
      Set.of("local_irq_restore(flags)", "local_irq_enable()");

  /**
   * One fills and emits, as P1 is about a word that is emitted; itself again, or another that fills, comes in between,
   * and a handler that comes in between itself has let interrupts in.
   */
  @Property
  @Tries(0.01)
  void programsShrinkToAFillAnEmitAndWhatComesInBetween(@ForAll Random random) {
    RandomPrograms drawn =
        (RandomPrograms) shrunk(Protocol.programs(), Claim.P1, random).drawn();
    List<String> instructions = drawn.routines().values().stream()
        .flatMap(routine -> routine.instructions().stream())
        .map(Instruction::toString)
        .map(text -> text.replace(FROM_TASK, ""))
        .sorted()
        .toList();
    List<String> letIn = instructions.stream().filter(LETS_IN::contains).toList();
    List<String> sample =
        instructions.stream().filter(text -> !LETS_IN.contains(text)).toList();
    assertTrue(letIn.size() <= 1, drawn::toString);
    String fill = "if (cell[0] == 0) fill";
    assertTrue(
        sample.equals(List.of("emit", fill)) || sample.equals(List.of("emit", fill, fill)),
        drawn::toString);
  }

  @Property
  @Tries(0.01)
  void aStorageThatIsOverwrittenShrinksToNothingButItsFill(@ForAll Random random) {
    assertEquals("not counting | - | fill | -", text(Claim.P1, random));
  }

  @Property
  @Tries(0.01)
  void aStorageThatDropsShrinksToACounterAndItsTest(@ForAll Random random) {
    assertEquals("this_cpu_inc_return | if (counter > 1) drop | fill | -", text(Claim.P4, random));
  }

  private static String text(Claim claim, Random random) {
    return shrunk(Protocol.storages(), claim, random).drawn().toString();
  }

  private static Protocol shrunk(Arbitrary<Protocol> protocols, Claim claim, Random random) {
    return ShrinkingSupportFacade.implementation.falsifyThenShrink(
        protocols.generator(1_000), random, protocol -> {
          Judgement proved = protocol.proved(ASKING);
          return proved.complete() && proved.broken().containsKey(claim)
              ? TryExecutionResult.falsified(new AssertionError())
              : TryExecutionResult.satisfied();
        });
  }
}
