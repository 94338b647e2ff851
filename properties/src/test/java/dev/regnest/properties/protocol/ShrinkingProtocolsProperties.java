package dev.regnest.properties.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.check.Claim;
import dev.regnest.explore.Judgement;
import dev.regnest.properties.RandomStorage;
import dev.regnest.protocol.RandomPrograms;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.facades.ShrinkingSupportFacade;
import net.jqwik.api.lifecycle.TryExecutionResult;

/** A protocol that breaks P1 shrinks to what it takes to break it. */
class ShrinkingProtocolsProperties {
  private static final int ASKING = 10;

  /** One fills and emits, as P1 is about an emitted word, and another may fill in between; of 10 none had more than two beside those. */
  private static final int FEW = 5;

  @Property(tries = 1)
  void programsShrinkToFewInstructions(@ForAll Random random) {
    RandomPrograms drawn = (RandomPrograms) shrunk(Protocol.programs(), random).drawn();
    int instructions = drawn.programs().values().stream().mapToInt(List::size).sum();
    assertTrue(instructions <= FEW, drawn::toString);
  }

  @Property(tries = 1)
  void aStorageShrinksToNothingButItsFill(@ForAll Random random) {
    RandomStorage drawn = (RandomStorage) shrunk(Protocol.storages(), random).drawn();
    assertEquals("not counting | - | fill | -", drawn.toString());
  }

  private static Protocol shrunk(Arbitrary<Protocol> protocols, Random random) {
    return ShrinkingSupportFacade.implementation.falsifyThenShrink(
        protocols.generator(1_000), random, protocol -> {
          Judgement proved = protocol.proved(ASKING);
          return proved.complete() && proved.broken().containsKey(Claim.P1)
              ? TryExecutionResult.falsified(new AssertionError())
              : TryExecutionResult.satisfied();
        });
  }
}
