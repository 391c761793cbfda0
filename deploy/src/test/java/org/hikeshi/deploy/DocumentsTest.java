package org.hikeshi.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The documents, read as whoever follows their links would.
class DocumentsTest {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern BLOCK = Pattern.compile("(?ms)^ *```.*?^ *```$");
  private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
  private static final Pattern METHOD =
      Pattern.compile("`([A-Z]\\w*)(?:`\\]\\([^)]*\\)`)?\\.([a-z]\\w*)(?:\\(\\))?`");
  private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} (.+)$");

  @Test
  void everyLinkLeadsToAFileThatIsThereAndToAHeadingThatItHas() throws IOException {
    // given
    var documents = documents();
    // when
    var links =
        documents.stream()
            .flatMap(from -> linksOf(from).map(link -> new Link(from, link)))
            .filter(link -> !link.to().matches("[a-z]+:.*"))
            .toList();
    // then
    assertThat(documents).hasSizeGreaterThan(80);
    assertThat(links).hasSizeGreaterThan(1000);
    assertThat(links).allMatch(Link::leadsSomewhere);
  }

  /// As `Sweeping.lapse`, and where the name of the class is a link.
  @Test
  void whatTheyCallAMethodIsThereInItsClass() throws IOException {
    // given
    var classes = new HashMap<String, String>();
    try (var files = Files.walk(ROOT)) {
      for (var file : files.filter(each -> each.toString().matches(".*/src/.*\\.java")).toList()) {
        classes.merge(
            file.getFileName().toString(), Files.readString(file), (one, other) -> one + other);
      }
    }
    // when
    var named =
        documents().stream().flatMap(from -> METHOD.matcher(words(from)).results()).toList();
    // then
    assertThat(named).hasSizeGreaterThan(50);
    assertThat(named)
        .filteredOn(each -> !each.group(1).equals("Instant"))
        .filteredOn(
            each ->
                !Pattern.compile("\\b" + each.group(2) + "\\b")
                    .matcher(classes.getOrDefault(each.group(1) + ".java", ""))
                    .find())
        .extracting(MatchResult::group)
        .isEmpty();
  }

  @Test
  void securityMdSaysOfScriptsWhatBrowsersAreTold() throws IOException {
    // given
    var said = Files.readString(ROOT.resolve("SECURITY.md"));
    // when
    var told =
        Files.readString(
            ROOT.resolve("web/src/main/resources/META-INF/microprofile-config.properties"));
    // then
    assertThat(told).contains(" script-src 'self'; ", " style-src 'self'; ");
    assertThat(said)
        .contains("without inline script or style, and with script from the same origin only");
  }

  /// It would go before the time at which the hospital noticed, and move each day by law.
  @Test
  void nobodyIsToldToGiveTheTimeOfACallAsTheTimeOfKnowing() throws IOException {
    assertThat(documents())
        .noneMatch(file -> words(file).matches("(?s).*call\\s+as\\s+`awareAt`.*"));
  }

  private static List<Path> documents() throws IOException {
    try (var top = Files.list(ROOT);
        var docs = Files.walk(ROOT.resolve("docs"))) {
      return Stream.concat(top, docs).filter(file -> file.toString().endsWith(".md")).toList();
    }
  }

  private static Stream<String> linksOf(Path document) {
    return LINK.matcher(words(document)).results().map(link -> link.group(1)).toList().stream();
  }

  private static String words(Path document) {
    try {
      return BLOCK.matcher(Files.readString(document)).replaceAll("");
    } catch (IOException e) {
      throw new AssertionError(document.toString(), e);
    }
  }

  private record Link(Path from, String to) {

    boolean leadsSomewhere() {
      var parts = to.split("#", 2);
      var file = parts[0].isEmpty() ? from : from.resolveSibling(parts[0]).normalize();
      return Files.exists(file)
          && (parts.length == 1
              || !file.toString().endsWith(".md")
              || headings(file).contains(parts[1]));
    }

    @Override
    public String toString() {
      return ROOT.relativize(from) + " -> " + to;
    }
  }

  /// As GitHub calls them: letters, digits, hyphens and underscores, and a number behind the second
  /// of one name.
  private static Set<String> headings(Path document) {
    Map<String, Integer> seen = new HashMap<>();
    return HEADING
        .matcher(words(document))
        .results()
        .map(heading -> LINK.matcher(heading.group(1)).replaceAll("]"))
        .map(words -> words.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{M}\\p{N}_ -]", ""))
        .map(words -> words.strip().replace(' ', '-'))
        .map(
            name ->
                seen.merge(name, 1, Integer::sum) == 1 ? name : name + "-" + (seen.get(name) - 1))
        .collect(Collectors.toSet());
  }
}
