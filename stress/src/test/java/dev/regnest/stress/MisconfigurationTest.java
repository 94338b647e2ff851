package dev.regnest.stress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.stress.litmus.Memory;
import dev.regnest.stress.memory.Shape;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.infra.TestInfo;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.runners.TestList;

/** What JCStress would let pass in silence is noticed before it runs; docs/decisions/005 has what only a run can show. */
class MisconfigurationTest {
  private static final ClassLoader HERE = MisconfigurationTest.class.getClassLoader();
  private static final Pattern ALL = Pattern.compile(".");

  @Test
  void aPatternThatFindsNoTestIsRefused() {
    Pattern none = Pattern.compile("NoSuchTest");
    assertEquals(
        "/META-INF/TestList names no test that matches \"NoSuchTest\"",
        assertThrows(IllegalStateException.class, () -> Catalogue.matching(none, HERE))
            .getMessage());
  }

  @Test
  void whereTheAnnotationProcessorDidNotRunThereIsNoList() throws IOException {
    try (URLClassLoader empty = new URLClassLoader(new URL[0], null)) {
      assertEquals(
          "/META-INF/TestList is missing: the annotation processor of JCStress did not run",
          assertThrows(IllegalStateException.class, () -> Catalogue.matching(ALL, empty))
              .getMessage());
    }
  }

  @Test
  void everyAnnotatedClassIsListed() throws IOException, URISyntaxException {
    Path classes =
        Path.of(Shape.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (Stream<Path> files = Files.walk(classes)) {
      List<String> annotated = files
          .map(file -> classes.relativize(file).toString())
          .filter(file -> file.endsWith(".class") && !file.endsWith("package-info.class"))
          .map(file -> file.replaceAll("\\.class$", "").replace('/', '.'))
          .filter(MisconfigurationTest::isAnnotated)
          .map(name -> name.replace('$', '.'))
          .sorted()
          .toList();
      assertFalse(annotated.isEmpty());
      assertEquals(annotated, Catalogue.matching(ALL, HERE));
    }
  }

  private static boolean isAnnotated(String name) {
    try {
      return Class.forName(name, /* initialize= */ false, HERE)
          .isAnnotationPresent(JCStressTest.class);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aThirdActorIsRefused() {
    String name = ThreeActors.class.getName();
    TestInfo test = new TestInfo(name, name, "", "", 3, List.of("late", "nmi", "sample"), false);
    assertEquals(
        name + " has 3 actors; the model runs two",
        assertThrows(IllegalArgumentException.class, () -> Prediction.of(test)).getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "publication.Publication_01_FlagAfterRegs, setRelease",
    "publication.Publication_02_EarlyLoad, getAcquire",
    "publication.Publication_03_SlotReuse, barrier",
    "publication.Publication_04_ArrayFill, barrier",
    "recursion.Recursion_01_Guard, barrier",
    "nested.Nested_04_SlotReuse, barrier"
  })
  void anAccessOfTheBareShapeMadePlainPredictsWhatItsTableForbids(String file, String access) {
    TestInfo test = TestList.getInfo("dev.regnest.stress." + file + ".Isolated");
    List<String> differences =
        new OutcomeTable(test).differences(Prediction.of(test, memory -> plain(memory, access)));
    assertTrue(
        differences.stream()
            .anyMatch(difference ->
                difference.startsWith("predicted, but ") || difference.startsWith("one CPU can")),
        () -> file + ": " + differences);
  }

  /** {@return that memory, whose accesses of that name are plain, or nothing if it is a fence} */
  private static Memory plain(Memory memory, String name) {
    return (Memory) Proxy.newProxyInstance(
        HERE, new Class<?>[] {Memory.class}, (proxy, method, arguments) -> {
          if (!method.getName().equals(name)) {
            try {
              return method.invoke(memory, arguments);
            } catch (InvocationTargetException e) {
              throw e.getCause();
            }
          }
          switch (name) {
            case "setRelease" -> memory.set((int) arguments[0], (int) arguments[1]);
            case "getAcquire" -> {
              return memory.get((int) arguments[0]);
            }
            case "barrier" -> {}
            default -> throw new IllegalArgumentException(name);
          }
          return null;
        });
  }

  /** One actor too many, which JCStress skips without a word where there are two cores. */
  public static class ThreeActors extends OutcomeTableTest.Released {
    /** A third. */
    @Actor
    public void late(II_Result r) {
      nmi(r);
    }
  }
}
