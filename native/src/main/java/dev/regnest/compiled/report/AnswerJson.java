package dev.regnest.compiled.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.regnest.compiled.Break;
import dev.regnest.compiled.Result;
import java.util.List;

/** Answers for a program: {@code regnest-native/1}. */
public final class AnswerJson {
  /** The name and version of the format. */
  public static final String SCHEMA = "regnest-native/1";

  private static final ObjectMapper JSON = new ObjectMapper();

  private AnswerJson() {}

  /** {@return the document, as it is printed} */
  public static String of(List<Answer> answers) {
    ObjectNode document = JSON.createObjectNode().put("schema", SCHEMA);
    ArrayNode files = document.putArray("files");
    answers.forEach(answer -> file(files.addObject(), answer));
    return document.toPrettyString().replace(System.lineSeparator(), "\n");
  }

  private static void file(ObjectNode node, Answer answer) {
    node.put("file", answer.file());
    ArrayNode lines = node.putArray("results");
    answer.lines().forEach(line -> line(lines.addObject(), line));
    strings(node.putArray("notAsked"), answer.notAsked());
    strings(node.putArray("refusals"), answer.refusals());
  }

  private static void line(ObjectNode node, Answer.Line line) {
    Result result = line.result();
    node.put("hypothesis", result.hypothesis());
    node.put("compiler", result.compiler());
    node.put("level", result.level());
    node.put("instructions", result.instructions());
    node.put("bad", result.bad());
    node.put("runs", result.runs());
    node.put("heldBack", result.heldBack());
    node.put("undelivered", result.undelivered());
    node.put("disagreed", result.disagreed());
    node.put("model", line.model());
    if (!line.remark().isEmpty()) {
      node.put("remark", line.remark());
    }
    node.put("predicted", line.predicted().name());
    node.put("verdict", line.exit().name());
    result.gone().forEach(node.withArray("assertionsRemoved")::add);
    ArrayNode breaks = node.putArray("breaks");
    result.breaks().forEach(broken -> broken(breaks.addObject(), broken));
    result
        .failure()
        .ifPresent(failure -> node.putObject("failure")
            .put("kind", failure.kind().name())
            .put("message", failure.message()));
  }

  private static void broken(ObjectNode node, Break broken) {
    node.put("claim", broken.claim());
    node.put("text", broken.text());
    node.put("line", broken.line());
    node.put("place", broken.place());
    node.put("why", broken.why());
    ArrayNode arrivals = node.putArray("arrivals");
    for (Break.Stop stop : broken.arrivals()) {
      ObjectNode arrival = arrivals.addObject();
      arrival.put("frame", stop.frame()).put("instruction", stop.k());
      arrival.put("after", stop.before()).put("before", stop.after());
      ArrayNode code = arrival.putArray("code");
      stop.code()
          .forEach(i -> code.addObject()
              .put("text", i.text())
              .put("line", i.line())
              .put("arrivesBefore", i.address() == stop.address()));
    }
    ArrayNode moments = node.putArray("moments");
    broken
        .moments()
        .forEach(moment -> strings(
            moments.addObject().put("when", moment.when()).putArray("cells"), moment.cells()));
  }

  private static void strings(ArrayNode array, List<String> strings) {
    strings.forEach(array::add);
  }
}
