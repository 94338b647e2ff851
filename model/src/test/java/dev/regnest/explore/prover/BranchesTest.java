package dev.regnest.explore.prover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BranchesTest {
  private final Branches branches = new Branches();
  private final Block before = Block.first();

  @Test
  void nobodyHasBeenWhereNothingWasPut() {
    assertNull(branches.get(0));
    branches.put(1, before.branch(1, 1));
    assertNull(branches.get(0));
  }

  @Test
  void eachIsFoundByItsValueAndNoOther() {
    Random random = new Random(1);
    List<Integer> values = new ArrayList<>(IntStream.concat(
            IntStream.range(-100, 1000), random.ints(1000).filter(value -> value > 1000))
        .distinct()
        .boxed()
        .toList());
    List<Block> blocks = new ArrayList<>();
    for (int value : values) {
      assertNull(branches.get(value), () -> value + " before it was put");
      blocks.add(branches.put(value, before.branch(value, blocks.size())));
    }
    for (int i = 0; i < values.size(); i++) {
      assertSame(blocks.get(i), branches.get(values.get(i)));
    }
    assertEquals(blocks, branches.all());
    assertNull(branches.get(-101));
  }
}
