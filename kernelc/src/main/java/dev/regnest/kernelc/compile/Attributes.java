package dev.regnest.kernelc.compile;

import dev.regnest.kernelc.parse.Specifiers.Attribute;
import dev.regnest.kernelc.source.CException;
import dev.regnest.kernelc.source.Rule;
import dev.regnest.kernelc.types.CType;
import dev.regnest.kernelc.types.Ints;
import dev.regnest.kernelc.types.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What attributes mean: some nothing that a run could tell, some are carried out, all others are refused. */
final class Attributes {
  /** They advise the optimiser, the warnings or the linker, and promise what holds anyway. */
  private static final Set<String> MEAN_NOTHING = Set.of(
      "access",
      "address_space",
      "alloc_align",
      "alloc_size",
      "always_inline",
      "artificial",
      "assume_aligned",
      "btf_type_tag",
      "cold",
      "const",
      "deprecated",
      "designated_init",
      "disable_sanitizer_instrumentation",
      "externally_visible",
      "fallthrough",
      "flatten",
      "format",
      "format_arg",
      "gnu_inline",
      "hot",
      "leaf",
      "malloc",
      "may_alias",
      "no_instrument_function",
      "no_profile_instrument_function",
      "no_sanitize",
      "no_sanitize_address",
      "no_sanitize_thread",
      "no_sanitize_undefined",
      "no_stack_protector",
      "noclone",
      "noderef",
      "noinline",
      "nonnull",
      "nonstring",
      "noreturn",
      "nothrow",
      "patchable_function_entry",
      "pure",
      "returns_nonnull",
      "sentinel",
      "unused",
      "used",
      "visibility",
      "warn_unused_result");

  private static final Set<String> CARRIED_OUT = Set.of("aligned", "cleanup", "mode", "packed");

  private static final String MARKER = "__regnest_";
  private static final String PER_CPU = "__regnest_percpu__";
  private static final String WRAPS = "__regnest_wraps__";

  /** The most that a variable may count modulo. */
  private static final long MOST_WRAPPED = 1L << 30;

  private static final Map<String, Integer> MODES = Map.of(
      "QI", 1, "byte", 1, "HI", 2, "SI", 4, "DI", 8, "word", 8, "pointer", 8, "unwind_word", 8);

  private static final int BIGGEST_ALIGNMENT = 16;
  private static final int MOST = 1 << 12;

  private Attributes() {}

  /** Refuses what would change the meaning of the program in a way that is not known. */
  static void check(List<Attribute> all) {
    for (Attribute attribute : all) {
      String name = name(attribute);
      if (!MEAN_NOTHING.contains(name)
          && !CARRIED_OUT.contains(name)
          && !attribute.name().startsWith(MARKER)) {
        throw refused(
            attribute,
            "is not known, and may change what the code means; take it away if it does not");
      }
    }
  }

  /** Refuses those that are carried out, where there is nothing that they could be carried out on. */
  static void checkNone(List<Attribute> all, String where) {
    check(all);
    for (Attribute attribute : all) {
      if (CARRIED_OUT.contains(name(attribute))) {
        throw refused(attribute, "has no meaning " + where);
      }
    }
    checkNoWraps(all);
  }

  /** Refuses to let count modulo what is no variable outside functions. */
  static void checkNoWraps(List<Attribute> all) {
    wraps(all).ifPresent(attribute -> {
      throw new CException(
          attribute.at(),
          Rule.MARKER,
          "'__wraps' is for an integer variable that outlives its function, and this is none");
    });
  }

  static Optional<Attribute> wraps(List<Attribute> all) {
    return all.stream().filter(a -> a.name().equals(WRAPS)).findFirst();
  }

  /** {@return what a variable of that type counts modulo, 0 where nothing is said} */
  static long wraps(List<Attribute> all, Type type, Expressions expressions, Scope scope) {
    Attribute wraps = wraps(all).orElse(null);
    if (wraps == null) {
      return 0;
    }
    if (!(type.kind() instanceof CType.Int integer) || integer == Ints.BOOL) {
      checkNoWraps(all);
      return 0;
    }
    long modulus =
        wraps.arguments().isEmpty() ? 0 : expressions.constant(wraps.arguments().get(0), scope);
    long most = Math.min(
        MOST_WRAPPED, 1L << Math.min(30, integer.size() * Byte.SIZE - (integer.signed() ? 1 : 0)));
    if (modulus < 2 || modulus > most) {
      throw new CException(
          wraps.at(),
          Rule.MARKER,
          "__wraps(" + modulus + "): from 2 to " + most + " are possible for '" + type + "'");
    }
    return modulus;
  }

  /** {@return whether it is to be packed; the others that are carried out are refused} */
  static boolean isPackedAlone(List<Attribute> all, String where) {
    checkNone(all.stream().filter(a -> !name(a).equals("packed")).toList(), where);
    return named(all, "packed").isPresent();
  }

  /** Refuses to let a variable run. */
  static void checkNoMarker(List<Attribute> all) {
    for (Attribute attribute : all) {
      if (attribute.name().startsWith(MARKER)
          && !List.of(PER_CPU, WRAPS).contains(attribute.name())) {
        String word = attribute.name().substring(MARKER.length()).replaceAll("_+$", "");
        throw new CException(
            attribute.at(), Rule.MARKER, "'__" + word + "' marks a function, and this is none");
      }
    }
  }

  /** Refuses to clean up what is no variable of a function. */
  static void checkNoCleanup(List<Attribute> all) {
    named(all, "cleanup").ifPresent(attribute -> {
      throw refused(attribute, "is for a variable that lives as long as its block");
    });
  }

  private static CException refused(Attribute attribute, String why) {
    return new CException(
        attribute.at(), Rule.ATTRIBUTE, "attribute '" + attribute.name() + "' " + why);
  }

  private static String name(Attribute attribute) {
    return plain(attribute.name());
  }

  /** {@return the name without the underscores that may stand around it} */
  private static String plain(String name) {
    boolean dressed = name.length() > 4 && name.startsWith("__") && name.endsWith("__");
    return dressed ? name.substring(2, name.length() - 2) : name;
  }

  /** {@return the one of that name, or empty if there is none} */
  static Optional<Attribute> named(List<Attribute> all, String name) {
    return all.stream().filter(a -> name(a).equals(name)).findFirst();
  }

  /** {@return the type in the mode that the attributes ask for} */
  static Type inMode(Type type, List<Attribute> all) {
    Type result = type;
    for (Attribute attribute : all) {
      if (name(attribute).equals("mode")) {
        result = inMode(result, attribute);
      }
    }
    return result;
  }

  /** {@return what addresses are multiples of, the most of several; 0 where nothing is said} */
  static int aligned(List<Attribute> all, Expressions expressions, Scope scope) {
    int most = 0;
    for (Attribute attribute : all) {
      if (name(attribute).equals("aligned")) {
        long bytes = attribute.arguments().isEmpty()
            ? BIGGEST_ALIGNMENT
            : expressions.constant(attribute.arguments().get(0), scope);
        if (bytes <= 0 || bytes > MOST || Long.bitCount(bytes) != 1) {
          throw refused(attribute, "takes a power of two up to " + MOST + ", and not " + bytes);
        }
        most = Math.max(most, (int) bytes);
      }
    }
    return most;
  }

  private static Type inMode(Type type, Attribute attribute) {
    String mode =
        attribute.arguments().size() == 1 ? plain(Names.of(attribute.arguments().get(0))) : "";
    Integer size = MODES.get(mode);
    if (size == null || !(type.kind() instanceof CType.Int integer)) {
      throw refused(attribute, "takes a mode of an integer: QI, HI, SI, DI, byte, word or pointer");
    }
    return type.ofKind(Ints.ofSize(size, integer.signed()));
  }
}
