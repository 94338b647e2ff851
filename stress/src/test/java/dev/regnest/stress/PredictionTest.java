package dev.regnest.stress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openjdk.jcstress.infra.StateCase;
import org.openjdk.jcstress.infra.TestInfo;
import org.openjdk.jcstress.infra.runners.TestList;

@Execution(ExecutionMode.CONCURRENT)
class PredictionTest {
  private static final Map<String, Prediction> COMPUTED = new ConcurrentHashMap<>();

  static Stream<String> everyListedTest() {
    assertFalse(TestList.tests().isEmpty());
    return TestList.tests().stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("everyListedTest")
  void theTableSaysWhatTheModelComputes(String test) {
    TestInfo info = TestList.getInfo(test);
    Prediction prediction = prediction(info);
    assertEquals(List.of(), new OutcomeTable(info).differences(prediction), () -> "" + prediction);
  }

  @ParameterizedTest
  @MethodSource("everyListedTest")
  void whicheverOutcomeIsTakenOutOfTheTableIsMissed(String test) {
    TestInfo whole = TestList.getInfo(test);
    List<StateCase> allowed =
        whole.cases().stream().filter(row -> !OutcomeTable.isBad(row)).toList();
    assertFalse(allowed.isEmpty());
    for (StateCase row : allowed) {
      TestInfo seeded = new TestInfo(test, whole.binaryName(), "", "", 2, List.of(), false);
      whole.cases().stream().filter(other -> other != row).forEach(seeded::addCase);
      List<String> differences = new OutcomeTable(seeded).differences(prediction(whole));
      assertTrue(
          differences.stream().anyMatch(difference -> difference.startsWith("predicted, but ")),
          () -> row.matchPattern() + ": " + differences);
    }
  }

  private static Prediction prediction(TestInfo test) {
    return COMPUTED.computeIfAbsent(test.name(), name -> Prediction.of(test));
  }
}
