package dev.regnest.stress.litmus;

import java.util.List;
import java.util.Optional;

/**
 * One thing that an actor does.
 *
 * @param core how it stands afterwards
 * @param memory what is in memory afterwards
 * @param written the store that put it there, if one did
 */
record Step(Core core, List<Integer> memory, Optional<Operation> written) {}
