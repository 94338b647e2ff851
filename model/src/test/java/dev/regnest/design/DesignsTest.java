package dev.regnest.design;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.regnest.kernel.Era;
import dev.regnest.machine.Cpu;
import dev.regnest.machine.Driver;
import dev.regnest.machine.Entry;
import dev.regnest.machine.Frame;
import dev.regnest.perf.PerfSampleData;
import dev.regnest.perf.PtRegs;
import dev.regnest.perf.RegsUserStorage;
import dev.regnest.perf.SamplingPath;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DesignsTest {
  private static final String PACKAGE = "dev.regnest.design";

  @ParameterizedTest
  @MethodSource("dev.regnest.design.Designs#all")
  void aDesignIsFoundByItsId(Design design) {
    assertEquals(Optional.of(design), Designs.named(design.id()));
    assertTrue(design.id().matches("[a-z0-9]+(-[a-z0-9]+)*"), design.id());
  }

  @ParameterizedTest
  @MethodSource("dev.regnest.design.Designs#all")
  void aDesignSaysInALineWhatItDoesAndWhereItIsFrom(Design design) {
    assertFalse(design.source().isBlank());
    assertTrue(design.meaning().matches(".{1,75}"), design.meaning());
  }

  @Test
  void idsAreUnique() {
    Set<String> ids = new HashSet<>();
    Designs.all().forEach(design -> assertTrue(ids.add(design.id()), design.id()));
  }

  /** Those of the mail and of what came of it; others may come. */
  @Test
  void everyRowOfTheTableIsThere() {
    Set<String> missing = new TreeSet<>(Set.of(
        "on-stack",
        "percpu4-posted",
        "percpu4-ordered",
        "recursion-slot",
        "recursion-slot-in-softirq",
        "pile-4",
        "pile-5",
        "pile-6",
        "pile-deep",
        "single",
        "single-flag-first",
        "single-flag-last",
        "single-flag-cleared",
        "not-yet-filled-private",
        "not-yet-filled-shared",
        "interrupt-regs-in-sample",
        "nmi-user-regs",
        "pebs-conditional",
        "pebs-always",
        "pebs-cs-flags",
        "pebs-all-or-none",
        "callchain-early-put"));
    Designs.all().forEach(design -> missing.remove(design.id()));
    assertEquals(Set.of(), missing);
  }

  /** Over all but the piles that count slots. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "on-stack",
        "percpu4-posted",
        "percpu4-ordered",
        "recursion-slot",
        "recursion-slot-in-softirq",
        "pile-4",
        "pile-deep",
        "single",
        "single-flag-first",
        "single-flag-last",
        "single-flag-cleared"
      })
  void theLazyFetchIsTriedOverEachStorageOfTheMail(String storage) {
    assertTrue(Designs.named(storage).isPresent(), storage);
    assertTrue(Designs.named("sample-flags-" + storage).isPresent(), storage);
  }

  @Test
  void anUnknownIdFindsNothing() {
    assertEquals(Optional.empty(), Designs.named("percpu4-postd"));
    assertEquals(Optional.empty(), Designs.named(""));
  }

  @Test
  void onlyWhatWasMergedExistedInAnEra() {
    assertTrue(Designs.named("on-stack").orElseThrow().existedIn(Era.V4_4));
    assertFalse(Designs.named("on-stack").orElseThrow().existedIn(Era.V5_11));
    assertTrue(Designs.named("nmi-user-regs").orElseThrow().existedIn(Era.V6_19));
    assertFalse(Designs.named("nmi-user-regs").orElseThrow().existedIn(Era.V4_4));
    assertFalse(Designs.named("percpu4-posted").orElseThrow().existedIn(Era.V4_4));
  }

  /** The twin is the code around designs, which has all three. */
  @Test
  void noDesignHasAWayToWhatRunsIt() {
    ArchRule rule = noClasses()
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(Driver.class, Frame.class, Entry.class);
    rule.check(main(PACKAGE));
    JavaClasses around = main("dev.regnest.perf");
    assertThrows(AssertionError.class, () -> rule.check(around));
  }

  private static JavaClasses main(String name) {
    return new ClassFileImporter()
        .withImportOption(new ImportOption.DoNotIncludeTests())
        .importPackages(name);
  }

  @Test
  void everyDesignOfThePackageIsInTheCatalogue() {
    JavaClasses main = main(PACKAGE);
    assertEquals(Set.of(), forgotten(main));
    assertTrue(main.contain(SampleFlags.class));
  }

  @Test
  void aDesignThatNobodyListedIsNoticed() {
    JavaClasses withTests = new ClassFileImporter().importPackages(PACKAGE);
    assertEquals(Set.of(Unlisted.class.getName()), forgotten(withTests));
  }

  /** {@return the designs among those classes that the catalogue does not name} */
  private static Set<String> forgotten(JavaClasses classes) {
    Set<String> named = classes.get(Designs.class).getDirectDependenciesFromSelf().stream()
        .map(Dependency::getTargetClass)
        .map(JavaClass::getName)
        .collect(toCollection(HashSet::new));
    return classes.stream()
        .filter(
            c -> c.isAssignableTo(RegsUserStorage.class) || c.isAssignableTo(SamplingPath.class))
        .filter(c -> c.getPackageName().equals(PACKAGE))
        .filter(c -> !c.getModifiers().contains(JavaModifier.ABSTRACT))
        .map(JavaClass::getName)
        .filter(name -> !named.contains(name))
        .collect(toCollection(TreeSet::new));
  }

  /** A design that is no line of the catalogue. */
  static final class Unlisted implements RegsUserStorage {
    @Override
    public PtRegs slotFor(Cpu cpu, PerfSampleData data) {
      return data.regsUserCopy();
    }
  }
}
