package dev.regnest.evidence.directory;

import java.nio.file.Path;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** A process that writes one file of a directory, says so, and never comes to the next. */
final class EndlessWriter {
  private EndlessWriter() {}

  public static void main(String[] arguments) {
    WholeDirectory.at(Path.of(arguments[0]), Set.of()).write(new OneFileThenNone());
  }

  private static final class OneFileThenNone extends AbstractMap<String, String> {
    @Override
    public Set<Map.Entry<String, String>> entrySet() {
      return new AbstractSet<>() {
        @Override
        public int size() {
          return 2;
        }

        @Override
        public Iterator<Map.Entry<String, String>> iterator() {
          return new Iterator<>() {
            private boolean first = true;

            @Override
            public boolean hasNext() {
              return true;
            }

            @Override
            public Map.Entry<String, String> next() {
              if (first) {
                first = false;
                return Map.entry("results.json", "{}");
              }
              System.out.println("wrote one");
              return never();
            }
          };
        }
      };
    }

    private static Map.Entry<String, String> never() {
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
      throw new IllegalStateException("stopped");
    }
  }
}
