package dev.regnest.evidence.results;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a design's source can be read: the mail, found by its date and subject, and commits by their hash. */
final class Links {
  private static final String MAIL = "mail of 2016-04-25";
  private static final String MAIL_URL =
      "https://lore.kernel.org/all/?q=s:arch_prctl+d:20160425..20160426";
  private static final Pattern COMMIT = Pattern.compile("\\b[0-9a-f]{12}\\b");

  private Links() {}

  static List<String> of(String source) {
    List<String> links = new ArrayList<>();
    if (source.contains(MAIL)) {
      links.add(MAIL_URL);
    }
    Matcher commit = COMMIT.matcher(source);
    while (commit.find()) {
      links.add("https://git.kernel.org/linus/" + commit.group());
    }
    return links;
  }
}
