package dev.regnest.properties.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Group;
import net.jqwik.api.Property;

/** The contracts and the claims there are, as the classes of this package have them; none is kept in a list. */
final class Contracts {
  private Contracts() {}

  /** {@return an instance of every contract class, those inside groups included} */
  static List<DesignContract> all() {
    return classes().stream()
        .filter(c -> DesignContract.class.isAssignableFrom(c))
        .filter(c -> !Modifier.isAbstract(c.getModifiers()))
        .map(c -> (DesignContract) instance(c))
        .toList();
  }

  /** {@return the interfaces that say what a claim requires} */
  static List<Class<?>> claims() {
    return classes().stream().filter(Contracts::isClaim).toList();
  }

  static boolean isClaim(Class<?> c) {
    return c.isInterface()
        && DesignContract.class.isAssignableFrom(c)
        && Arrays.stream(c.getDeclaredMethods())
            .anyMatch(method -> method.isAnnotationPresent(Property.class));
  }

  /** {@return whether jqwik runs what is in that class} It passes over an inner class that is no group. */
  static boolean isRun(Class<?> contract) {
    return contract.getEnclosingClass() == null || contract.isAnnotationPresent(Group.class);
  }

  private static Object instance(Class<?> c) {
    try {
      Constructor<?> constructor = c.getDeclaredConstructors()[0];
      constructor.setAccessible(true);
      return constructor.getParameterCount() == 0
          ? constructor.newInstance()
          : constructor.newInstance(instance(c.getDeclaringClass()));
    } catch (ReflectiveOperationException e) {
      throw new AssertionError("no instance of " + c, e);
    }
  }

  /** All but the local ones, which are examples inside a test. */
  private static List<Class<?>> classes() {
    try (Stream<Path> files = Files.list(folder())) {
      return files
          .sorted()
          .<Class<?>>map(Contracts::load)
          .filter(c -> !c.isLocalClass())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path folder() {
    try {
      return Path.of(Contracts.class.getResource("Contracts.class").toURI()).getParent();
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  private static Class<?> load(Path file) {
    try {
      String name = file.getFileName().toString().replace(".class", "");
      return Class.forName(Contracts.class.getPackageName() + "." + name);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }
}
