package dev.regnest.evidence.format;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.regnest.evidence.BoundedText;
import dev.regnest.evidence.UsageException;
import dev.regnest.evidence.results.Results;
import dev.regnest.explore.ToolName;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Results as JSON: keys in the order in which they are declared, the same bytes on every platform. */
public final class Json {
  private static final ObjectMapper MAPPER =
      new ObjectMapper().setDefaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL));

  /** More than the results of all designs under all hypotheses have. */
  private static final int MOST_BYTES = 100_000_000;

  private Json() {}

  /** {@return the results as a document that ends with a newline} */
  public static String of(Results results) {
    return document(results);
  }

  /** {@return a record as a document that ends with a newline, its members in their order} */
  public static String document(Object of) {
    try {
      return pretty().writeValueAsString(of) + "\n";
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private static ObjectWriter pretty() {
    DefaultIndenter newline = new DefaultIndenter("  ", "\n");
    Separators separators = Separators.createDefaultInstance()
        .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
        .withArrayEmptySeparator("");
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter(separators);
    printer.indentObjectsWith(newline);
    printer.indentArraysWith(newline);
    return MAPPER.writer(printer);
  }

  /**
   * {@return the results in that file}
   *
   * @throws UsageException if there is no such file, or it holds something else; the message says what and where
   */
  public static Results read(Path file) {
    try {
      JsonNode document = MAPPER.readTree(text(file));
      requireResults(file, document);
      return MAPPER.treeToValue(document, Results.class);
    } catch (JacksonException broken) {
      JsonLocation at = broken.getLocation();
      String where =
          at == null || at.getLineNr() < 1 ? "" : ":" + at.getLineNr() + ":" + at.getColumnNr();
      throw new UsageException("not the JSON of regnest results: \"" + file + where + "\"; "
          + broken.getOriginalMessage()
          + "; expected what " + ToolName.here() + " evidence writes as results.json");
    } catch (IOException unreadable) {
      throw new UsageException("cannot read \"" + file + "\"; expected a results.json, as "
          + ToolName.here() + " evidence -o DIR writes it");
    }
  }

  private static String text(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return BoundedText.of(in, MOST_BYTES)
          .orElseThrow(() -> new UsageException(
              "not regnest results: \"" + file + "\" has more than " + MOST_BYTES + " bytes"));
    }
  }

  private static void requireResults(Path file, JsonNode document) {
    String format = document.path("format").asText();
    if (!format.equals(Results.FORMAT)) {
      throw new UsageException("not regnest results: \"" + file + "\" says format \"" + format
          + "\"; expected \"" + Results.FORMAT + "\"");
    }
    int version = document.path("version").asInt();
    if (version != Results.VERSION) {
      throw new UsageException("\"" + file + "\" has version \"" + version
          + "\" of the format; expected " + Results.VERSION + ": write it again with this regnest");
    }
  }
}
