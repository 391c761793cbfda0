package org.hikeshi.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The words of the glossary beside those that people read.
class GlossaryTest {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final String NOT_SHOWN = "†";

  @Test
  void aJapaneseWordIsWhatPeopleReadOrItIsSaidThatNobodyDoes() throws IOException {
    // given
    var texts = texts();
    // when
    var words =
        Files.readString(ROOT.resolve("docs/glossary.md"))
            .lines()
            .filter(line -> line.matches("\\| [^—日].*|\\| 日[^本].*"))
            .flatMap(row -> Stream.of(row.split("\\|")[1].replaceAll("（.*?）", "").split("、")))
            .map(String::strip)
            .collect(Collectors.partitioningBy(word -> word.endsWith(NOT_SHOWN)));
    // then
    assertThat(words.get(false)).hasSizeGreaterThan(70).allMatch(texts::contains);
    assertThat(words.get(true))
        .hasSizeGreaterThan(4)
        .noneMatch(word -> texts.contains(word.replace(NOT_SHOWN, "")));
  }

  /// People search a page for a word, and one that is written in two ways is not found.
  @Test
  void aWordIsWrittenInOneWay() throws IOException {
    assertThat(texts()).contains("取り下げ").doesNotContain("取下げ");
  }

  private static String texts() throws IOException {
    var texts = new StringBuilder();
    for (var file :
        List.of(
            "incident-api/src/main/resources/texts.properties",
            "dispatch-service/src/main/resources/texts.properties",
            "notifier/src/main/resources/texts.properties",
            "notifier/src/main/resources/law/wording.properties")) {
      texts.append(Files.readString(ROOT.resolve(file)));
    }
    return texts.toString();
  }
}
