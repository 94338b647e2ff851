package dev.regnest;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing below knows anything above: kernel, machine, perf, design, check, explore, report. */
class PackageOrderTest {
  private static final List<String> ORDER =
      List.of("kernel", "machine", "perf", "design", "check", "explore", "report");

  private static final JavaClasses MAIN = new ClassFileImporter()
      .withImportOption(new ImportOption.DoNotIncludeTests())
      .importPackages("dev.regnest");

  static Stream<String> packages() {
    return ORDER.stream().filter(name -> MAIN.stream().anyMatch(c -> isIn(c, name)));
  }

  @ParameterizedTest
  @MethodSource("packages")
  void seesOnlyWhatIsBelow(String name) {
    seesOnly(name, ORDER.subList(0, ORDER.indexOf(name))).check(MAIN);
  }

  @Test
  void theCheckerAndTheDesignsDoNotSeeEachOther() {
    seesOnly("design", List.of("kernel", "machine", "perf")).check(MAIN);
    seesOnly("check", List.of("kernel", "machine", "perf")).check(MAIN);
  }

  @Test
  void everyClassIsInAPackageOfTheOrder() {
    for (JavaClass c : MAIN) {
      assertTrue(ORDER.stream().anyMatch(name -> isIn(c, name)), c.getName());
    }
    assertFalse(MAIN.isEmpty());
  }

  @Test
  void theRuleFailsWhereTheOrderIsTurnedRound() {
    AssertionError error = assertThrows(
        AssertionError.class, () -> seesOnly("perf", List.of("kernel")).check(MAIN));
    assertTrue(error.getMessage().contains("dev.regnest.machine"), "perf does see machine");
  }

  @Test
  void theRuleFailsForALibrary() {
    JavaClasses tests = new ClassFileImporter().importClasses(PackageOrderTest.class);
    ArchRule rule = classes().should().onlyDependOnClassesThat().resideInAnyPackage("java..");
    assertThrows(AssertionError.class, () -> rule.check(tests), "this test needs JUnit");
  }

  private static ArchRule seesOnly(String name, List<String> below) {
    List<String> packages = new ArrayList<>(List.of("java..", in(name)));
    below.forEach(lower -> packages.add(in(lower)));
    return classes()
        .that()
        .resideInAPackage(in(name))
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(packages.toArray(new String[0]));
  }

  private static String in(String name) {
    return "dev.regnest." + name + "..";
  }

  private static boolean isIn(JavaClass c, String name) {
    return (c.getPackageName() + ".").startsWith("dev.regnest." + name + ".");
  }
}
