package dev.regnest.stress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openjdk.jcstress.infra.TestInfo;
import org.openjdk.jcstress.infra.runners.TestList;

class PredictionTest {
  static Stream<String> everyListedTest() {
    assertFalse(TestList.tests().isEmpty());
    return TestList.tests().stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("everyListedTest")
  void theTableSaysWhatTheModelComputes(String test) {
    TestInfo info = TestList.getInfo(test);
    Prediction prediction = Prediction.of(info);
    assertEquals(List.of(), new OutcomeTable(info).differences(prediction), () -> "" + prediction);
  }
}
