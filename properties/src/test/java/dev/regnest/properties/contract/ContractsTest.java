package dev.regnest.properties.contract;

import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.check.Claim;
import dev.regnest.design.Design;
import dev.regnest.design.Designs;
import dev.regnest.explore.Hypotheses;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** No design without a contract, no contract without a design, and no claim that nobody makes or nobody breaks. */
class ContractsTest {
  @Test
  void everyDesignOfTheCatalogueHasOneContract() {
    List<String> ids = Contracts.all().stream().map(DesignContract::id).sorted().toList();
    assertEquals(Designs.all().stream().map(Design::id).sorted().toList(), ids);
  }

  @ParameterizedTest
  @MethodSource("dev.regnest.properties.contract.Contracts#claims")
  void everyClaimIsHeldAgainstEveryDesign(Class<?> claim) {
    assertEquals(List.of(), notHeldTo(claim));
  }

  @Test
  void aClaimThatNobodyMakesIsOneAndIsMissedInEveryContract() {
    interface NobodyMakes extends DesignContract {
      @Property
      default void keepsIt() {}
    }
    assertTrue(Contracts.isClaim(NobodyMakes.class));
    assertEquals(Contracts.all().size(), notHeldTo(NobodyMakes.class).size());
  }

  @Test
  void aContractThatMakesAllClaimsIsNoClaim() {
    assertFalse(Contracts.isClaim(AllClaims.class));
    assertFalse(Contracts.isClaim(DesignContract.class));
  }

  @Test
  void jqwikRunsEveryContract() {
    for (DesignContract contract : Contracts.all()) {
      assertTrue(Contracts.isRun(contract.getClass()), contract.id() + " is in no @Group");
    }
  }

  @Test
  void jqwikDoesNotRunAContractInsideAClassThatIsNoGroup() {
    abstract class NoGroup implements AllClaims {}
    assertFalse(Contracts.isRun(NoGroup.class));
  }

  private static List<String> notHeldTo(Class<?> claim) {
    return Contracts.all().stream()
        .filter(contract -> !claim.isInstance(contract))
        .map(DesignContract::id)
        .toList();
  }

  @ParameterizedTest
  @EnumSource(Claim.class)
  void everyClaimIsPromisedBySomeDesign(Claim claim) {
    Set<String> promising = Contracts.all().stream()
        .filter(c -> Hypotheses.provable().stream().anyMatch(h -> !c.breaks().admit(claim, h)))
        .map(DesignContract::id)
        .collect(toCollection(TreeSet::new));
    assertTrue(promising.size() > 1, claim + ": " + promising);
  }

  @ParameterizedTest
  @EnumSource(
      value = Claim.class,
      names = {"P5", "P6", "ASSERT"},
      mode = EnumSource.Mode.EXCLUDE)
  void everyClaimButBalanceProgressAndAssertionsIsBrokenBySomeDesign(Claim claim) {
    assertTrue(Contracts.all().stream()
        .anyMatch(c -> Hypotheses.provable().stream().anyMatch(h -> c.breaks().admit(claim, h))));
  }
}
