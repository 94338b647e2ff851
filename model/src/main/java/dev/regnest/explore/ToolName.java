package dev.regnest.explore;

/**
 * What the command line is called where somebody reads what it prints: {@code ./regnest} at the top of the repository, {@code regnest}
 * where it is installed.
 */
public final class ToolName {
  /** What it is called where it is installed. */
  public static final String INSTALLED = "regnest";

  private static final String PROPERTY = "regnest.command";

  private ToolName() {}

  /** {@return that name, as a shell takes it; {@code ./regnest} where no launcher says another} */
  public static String here() {
    return System.getProperty(PROPERTY, "./regnest");
  }
}
