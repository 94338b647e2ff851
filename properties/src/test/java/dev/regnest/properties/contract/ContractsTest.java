package dev.regnest.properties.contract;

import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.check.Claim;
import dev.regnest.design.Design;
import dev.regnest.design.Designs;
import dev.regnest.explore.Hypotheses;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No design without a contract, no contract without a design, and no claim that nobody makes or nobody breaks. */
class ContractsTest {
  @Test
  void everyDesignOfTheCatalogueHasOneContract() throws Exception {
    List<String> ids = contracts().stream().map(DesignContract::id).sorted().toList();
    assertEquals(Designs.all().stream().map(Design::id).sorted().toList(), ids);
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        IsolationContract.class,
        TruthContract.class,
        PopulatedContract.class,
        NoNeedlessDropContract.class,
        BalanceContract.class
      })
  void everyClaimIsHeldAgainstEveryDesign(Class<?> claim) throws Exception {
    for (DesignContract contract : contracts()) {
      assertTrue(claim.isInstance(contract), contract.id());
    }
  }

  @ParameterizedTest
  @EnumSource(Claim.class)
  void everyClaimIsPromisedBySomeDesign(Claim claim) throws Exception {
    Set<String> promising = contracts().stream()
        .filter(c -> Hypotheses.provable().stream().anyMatch(h -> !c.breaks().admit(claim, h)))
        .map(DesignContract::id)
        .collect(toCollection(TreeSet::new));
    assertTrue(promising.size() > 1, claim + ": " + promising);
  }

  @ParameterizedTest
  @EnumSource(
      value = Claim.class,
      names = {"P5", "ASSERT"},
      mode = EnumSource.Mode.EXCLUDE)
  void everyClaimButBalanceAndAssertionsIsBrokenBySomeDesign(Claim claim) throws Exception {
    assertTrue(contracts().stream()
        .anyMatch(c -> Hypotheses.provable().stream().anyMatch(h -> c.breaks().admit(claim, h))));
  }

  /** {@return an instance of every contract class in this package, those inside groups included} */
  static List<DesignContract> contracts() throws Exception {
    List<DesignContract> contracts = new ArrayList<>();
    for (Class<?> c : classes()) {
      boolean concrete = !c.isInterface() && !Modifier.isAbstract(c.getModifiers());
      if (DesignContract.class.isAssignableFrom(c) && concrete) {
        contracts.add((DesignContract) instance(c));
      }
    }
    return contracts;
  }

  private static Object instance(Class<?> c) throws ReflectiveOperationException {
    Constructor<?> constructor = c.getDeclaredConstructors()[0];
    constructor.setAccessible(true);
    return constructor.getParameterCount() == 0
        ? constructor.newInstance()
        : constructor.newInstance(instance(c.getDeclaringClass()));
  }

  private static List<Class<?>> classes()
      throws IOException, URISyntaxException, ClassNotFoundException {
    Path folder =
        Path.of(ContractsTest.class.getResource("ContractsTest.class").toURI()).getParent();
    List<Class<?>> classes = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString().replace(".class", "");
        classes.add(Class.forName(ContractsTest.class.getPackageName() + "." + name));
      }
    }
    return classes;
  }
}
