package org.example;

import dev.regnest.junit.CFiles;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

class FilesInCTest {
  @TestFactory
  Stream<DynamicTest> eachIsAsItsHeadSays() {
    return CFiles.tests(Path.of("src/test/regnest"));
  }

  @TestFactory
  @Tag("breaks")
  Stream<DynamicTest> eachIsAsItsHeadSaysWrongly() {
    return CFiles.tests(Path.of("src/test/breaks"));
  }
}
