package dev.regnest.evidence.format.html;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.regnest.check.Claim;
import dev.regnest.evidence.results.Gathered;
import dev.regnest.evidence.results.Run;
import dev.regnest.report.Playback;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Results and runs as the page reads them: JSON, with texts named by their number and records as arrays, since a page has many runs.
 *
 * <p>{@code data.js} turns it back; the order of the elements is said here and there only.
 */
final class PageData {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Map<String, Integer> texts = new LinkedHashMap<>();

  private PageData() {}

  /** {@return the JSON, in which no text can end the element that holds it} */
  static String of(Gathered gathered, List<?> diff) {
    PageData data = new PageData();
    ObjectNode page = MAPPER.createObjectNode();
    page.set("results", MAPPER.valueToTree(gathered.results()));
    page.set("shown", MAPPER.valueToTree(gathered.shown()));
    page.set("anachronisms", MAPPER.valueToTree(gathered.anachronisms()));
    page.set("sources", MAPPER.valueToTree(gathered.sources()));
    ObjectNode meanings = page.putObject("meanings");
    for (Claim claim : Claim.values()) {
      meanings.put(claim.name(), claim.brokenIf());
    }
    page.set("diff", MAPPER.valueToTree(diff));
    ArrayNode runs = page.putArray("runs");
    gathered.runs().forEach(run -> data.add(run, runs.addArray()));
    ArrayNode texts = page.putArray("texts");
    data.texts.keySet().forEach(texts::add);
    try {
      return MAPPER
          .writeValueAsString(page)
          .replace("<", "\\u003c")
          .replace(">", "\\u003e")
          .replace("&", "\\u0026");
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private int text(String text) {
    return texts.computeIfAbsent(text, t -> texts.size());
  }

  private void add(Run run, ArrayNode to) {
    to.add(text(run.design())).add(text(run.hypothesis())).add(text(run.schedule()));
    to.add(text(run.note())).add(text(run.replay()));
    Playback playback = run.playback();
    ArrayNode frames = to.addArray();
    playback
        .frames()
        .forEach(
            f -> frames.addArray().add(text(f.label())).add(text(f.bracket())).add(f.lane()));
    ArrayNode stays = to.addArray();
    playback
        .stays()
        .forEach(s -> stays
            .addArray()
            .add(s.frame())
            .add(s.over())
            .add(s.depth())
            .add(s.from())
            .add(s.to()));
    ArrayNode samples = to.addArray();
    playback.samples().forEach(s -> samples.addArray().add(text(s.name())).add(s.frame()));
    ArrayNode memory = to.addArray();
    playback
        .memory()
        .forEach(m -> memory
            .addArray()
            .add(text(m.name()))
            .add(text(m.object()))
            .add(text(m.word()))
            .add(text(m.initial())));
    ArrayNode lines = to.addArray();
    playback.lines().forEach(line -> add(line, lines.addArray()));
  }

  private void add(Playback.Line line, ArrayNode to) {
    to.add(line.frame()).add(text(line.kind())).add(text(line.text())).add(text(line.at()));
    to.add(text(line.mark()));
    to.add(line.from()).add(line.to());
    ArrayNode broken = to.addArray();
    line.broken().forEach(b -> broken.add(text(b.claim().name())).add(text(b.sentence())));
    to.add(text(line.step())).add(text(line.because()));
    ArrayNode accesses = to.addArray();
    line.accesses()
        .forEach(a -> accesses
            .add(text(a.kind()))
            .add(a.point())
            .add(a.cell())
            .add(text(a.value()))
            .add(a.sample()));
  }
}
