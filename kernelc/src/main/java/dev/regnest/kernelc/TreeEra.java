package dev.regnest.kernelc;

import dev.regnest.kernel.Era;
import dev.regnest.kernelc.tree.Fetched;
import dev.regnest.kernelc.tree.TreeException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whose rules hold for a tree: the newest kernel that was read and is not after it, or PREEMPT_RT where that is configured. */
final class TreeEra {
  private static final Pattern VERSION = Pattern.compile("V(\\d+)_(\\d+)");

  private TreeEra() {}

  /**
   * {@return the era of that kernel}
   *
   * @throws TreeException if it is older than all
   */
  static Era of(Fetched.Kernel kernel) {
    if (kernel.isRealTime()) {
      return Era.PREEMPT_RT;
    }
    Optional<Era> newest = Optional.empty();
    for (Era era : Era.values()) {
      Matcher version = VERSION.matcher(era.name());
      if (version.matches()
          && isAtMost(
              Integer.parseInt(version.group(1)), Integer.parseInt(version.group(2)), kernel)) {
        newest = Optional.of(era);
      }
    }
    return newest.orElseThrow(() -> new TreeException(
        "the tree is " + kernel + "; the oldest kernel whose rules are known is v4.4"));
  }

  private static boolean isAtMost(int major, int minor, Fetched.Kernel kernel) {
    return major < kernel.major() || major == kernel.major() && minor <= kernel.minor();
  }
}
