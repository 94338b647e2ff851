package dev.regnest.evidence.format.svg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.evidence.format.Sample;
import dev.regnest.explore.Hypotheses;
import dev.regnest.explore.Registers;
import dev.regnest.explore.Schedule;
import dev.regnest.report.Timeline;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class SvgTest {
  private static Document drawn(String title) throws Exception {
    return drawn(title, "nested-irqs", "s1(h6)");
  }

  private static Document drawn(String title, String hypothesis, String schedule) throws Exception {
    Timeline timeline = Timeline.of(
        Sample.design("percpu4-posted"),
        Hypotheses.named(hypothesis).orElseThrow(),
        Registers.REPRESENTATIVE,
        Schedule.parse(schedule));
    String svg = Svg.of(timeline.playback(), title);
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void drawsWhatInterruptsInsideWhatItInterrupts() throws Exception {
    List<double[]> boxes = new ArrayList<>();
    var rects = drawn("t").getElementsByTagName("rect");
    for (int i = 1; i < rects.getLength(); i++) {
      Element rect = (Element) rects.item(i);
      double x = Double.parseDouble(rect.getAttribute("x"));
      double y = Double.parseDouble(rect.getAttribute("y"));
      boxes.add(new double[] {
        x,
        y,
        x + Double.parseDouble(rect.getAttribute("width")),
        y + Double.parseDouble(rect.getAttribute("height"))
      });
    }
    assertEquals(3, boxes.size(), "task, softirq, hardirq");
    for (int i = 1; i < boxes.size(); i++) {
      double[] inner = boxes.get(i);
      double[] outer = boxes.get(i - 1);
      assertTrue(inner[0] > outer[0] && inner[2] < outer[2], "in its lanes");
      assertTrue(inner[1] >= outer[1] && inner[3] <= outer[3], "in its time");
    }
  }

  /** The background, task A from beginning to end, task B over it, and A again when it goes on: four. */
  @Test
  void drawsATaskThatIsLeftHalfDoneOnceForEachStay() throws Exception {
    Document document = drawn("t", "preemptible", "p3(p5)");
    assertEquals(4, document.getElementsByTagName("rect").getLength());
  }

  @Test
  void saysWhatTheTableSays() throws Exception {
    String text = drawn("t").getDocumentElement().getTextContent();
    assertTrue(text.contains("fill slot 1: ip"), text);
    assertTrue(text.contains("// overwrites"), text);
    assertTrue(text.contains("// hardirq's words, equal"), text);
  }

  @Test
  void aTitleThatIsMarkupStaysText() throws Exception {
    Document document = drawn(Sample.EVIL + "\u0000");
    assertEquals(0, document.getElementsByTagName("script").getLength());
    assertEquals(
        Sample.EVIL + "?", document.getElementsByTagName("title").item(0).getTextContent());
  }
}
