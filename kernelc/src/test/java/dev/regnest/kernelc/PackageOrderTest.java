package dev.regnest.kernelc;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing below knows anything above: source, types, preprocess, parse, run, compile. Only what runs knows the model. */
class PackageOrderTest {
  private static final String HERE = "dev.regnest.kernelc.";
  private static final String PREPROCESSOR = "org.anarres.cpp..";
  private static final List<String> ORDER =
      List.of("source", "types", "preprocess", "parse", "run", "compile");
  private static final String TREE = "tree";
  private static final List<String> MODEL =
      List.of("dev.regnest.kernel..", "dev.regnest.machine..", "dev.regnest.perf..");

  private static final JavaClasses MAIN = new ClassFileImporter()
      .withImportOption(new ImportOption.DoNotIncludeTests())
      .importPackages("dev.regnest.kernelc");

  @ParameterizedTest
  @ValueSource(strings = {"source", "types", "preprocess", "parse"})
  void seesOnlyWhatIsBelowAndNoModel(String name) {
    List<String> more = name.equals("preprocess") ? List.of(PREPROCESSOR) : List.of();
    seesOnly(name, ORDER.subList(0, ORDER.indexOf(name)), more).check(MAIN);
  }

  @Test
  void whatRunsKnowsNoSyntaxAndNoPreprocessor() {
    seesOnly("run", List.of("source", "types"), MODEL).check(MAIN);
  }

  @Test
  void theCompilerKnowsAllBelowIt() {
    seesOnly("compile", ORDER, MODEL).check(MAIN);
  }

  @Test
  void aKernelTreeIsTextsAndNothingElse() {
    seesOnly(TREE, List.of("source", "preprocess"), List.of("org.tukaani.xz..")).check(MAIN);
  }

  @Test
  void everyClassIsInAPackageOfTheOrderOrStandsAboveIt() {
    assertFalse(MAIN.isEmpty());
    for (JavaClass c : MAIN) {
      boolean above = c.getPackageName().equals("dev.regnest.kernelc");
      assertTrue(
          above
              || c.getPackageName().equals(HERE + TREE)
              || ORDER.stream().anyMatch(n -> c.getPackageName().equals(HERE + n)),
          c.getName());
    }
  }

  @Test
  void theRuleFailsWhereTheOrderIsTurnedRound() {
    AssertionError error = assertThrows(
        AssertionError.class,
        () -> seesOnly("parse", List.of("source"), List.of()).check(MAIN));
    assertTrue(error.getMessage().contains(HERE + "preprocess"), "parse does see preprocess");
  }

  private static ArchRule seesOnly(String name, List<String> below, List<String> more) {
    List<String> packages = new ArrayList<>(List.of("java..", HERE + name + ".."));
    below.forEach(lower -> packages.add(HERE + lower + ".."));
    packages.addAll(more);
    return classes()
        .that()
        .resideInAPackage(HERE + name + "..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(packages.toArray(new String[0]));
  }
}
