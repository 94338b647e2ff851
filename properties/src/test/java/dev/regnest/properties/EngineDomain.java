package dev.regnest.properties;

import dev.regnest.protocol.RandomPrograms;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Provide;

/**
 * What {@link RegnestDomain} can generate, and protocols that nobody would write, for an engine of yours: {@link RandomPrograms} over cells, of
 * which {@code design()} under {@code hypothesis()} is a question, and {@link RandomStorage}, of which {@code design()} is; {@link
 * YourOwnEngineExample} uses them.
 */
public final class EngineDomain extends RegnestDomain {
  @Provide
  Arbitrary<RandomPrograms> randomPrograms() {
    return ChosenNumbers.draw(RandomPrograms::of);
  }

  @Provide
  Arbitrary<RandomStorage> randomStorages() {
    return RandomStorage.any();
  }
}
