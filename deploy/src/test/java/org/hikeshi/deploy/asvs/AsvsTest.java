package org.hikeshi.deploy.asvs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The checklist is whole, names nothing that is not there, and the page says what it says.
/// `-Dasvs.write=true` writes the page.
class AsvsTest {

  private static final Sources SOURCES = new Sources(Path.of("..").toAbsolutePath().normalize());
  private static final Path PAGE = SOURCES.root().resolve("docs/asvs.md");

  /// Of level 3, wanted here all the same.
  private static final String SIGNED_MESSAGES = "4.1.5";

  @Test
  void theListOfTheStandardIsWhole() throws IOException {
    var levels = standard();
    assertThat(levels).hasSize(345);
    assertThat(levels.values().stream().filter(level -> level == 1)).hasSize(70);
    assertThat(levels.values().stream().filter(level -> level == 2)).hasSize(183);
  }

  @Test
  void everyRequirementHasItsRowOnceAndInOrder() throws IOException {
    // given
    var wanted =
        standard().entrySet().stream()
            .filter(of -> of.getValue() < 3 || of.getKey().equals(SIGNED_MESSAGES))
            .map(of -> of.getKey() + " of level " + of.getValue());
    // then
    assertThat(rows().stream().map(row -> row.id() + " of level " + row.level()))
        .containsExactlyElementsOf(wanted.toList());
  }

  @Test
  void everyRowLeansOnWhatIsThere() throws IOException {
    assertThat(rows().stream().flatMap(AsvsTest::faults)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1 | 2 | w | TESTED | web/FrontDoorTest#thisWasNeverWritten",
        "1.1.1 | 2 | w | TESTED | web/NoSuchTest#isReadStrictly",
        "1.1.1 | 2 | w | TESTED | dispatch-service/RightsTest#everybodyTries",
        "1.1.1 | 2 | w | TESTED | by looking at it",
        "1.1.1 | 2 | w | INHERITED | pom.xml :: <no.such.key>",
        "1.1.1 | 2 | w | INHERITED | no/such/file :: key",
        "1.1.1 | 2 | w | INHERITED | Keycloak",
        "1.1.1 | 2 | w | NOT_APPLICABLE | ",
        "1.1.1 | 2 | w | OPEN 1 | it is missing",
        "1.1.1 | 2 | w | OPEN | it is missing → build it",
        "1.1.1 | 2 | w | OPEN 1 | half by web/NoSuchTest#half → build it"
      })
  void whatIsNotThereIsFound(String row) {
    assertThat(faults(Requirement.of(row))).isNotEmpty();
  }

  @Test
  void aRowHasFiveCells() {
    assertThatThrownBy(() -> Requirement.of("1.1.1 | 2 | w | TESTED"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void thePageIsWhatTheRowsSay() throws IOException {
    var page = new Page(rows(), SOURCES).text();
    if (Boolean.getBoolean("asvs.write")) {
      Files.writeString(PAGE, page);
    }
    assertThat(PAGE).as("write it again with -Dasvs.write=true").hasContent(page);
  }

  /// What some requirements are about is nowhere in what ships: found by its own words, so this
  /// fails on the day that somebody begins to use it.
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '~',
      value = {
        "1.2.5 no program is started ~ ProcessBuilder|\\.exec\\(",
        "1.2.6 no directory is asked ~ javax\\.naming|LdapContext",
        "1.2.7 no XPath ~ javax\\.xml\\.xpath",
        "1.3.2 no text becomes code ~ ScriptEngine|\\beval\\(|new Function\\(",
        "1.5.2 no Java object is read ~ ObjectInputStream|activateDefaultTyping|enableDefaultTyping",
        "3.2.2 no script writes HTML ~ innerHTML|outerHTML|insertAdjacentHTML|document\\.write",
        "3.5.5 no window sends words ~ postMessage",
        "11.3.1 no cipher but AES-GCM ~ Cipher\\.getInstance\\((?!\"AES/GCM/NoPadding\"\\))",
        "11.4.1 no broken hash ~ getInstance\\(\"(MD5|SHA-?1)\"",
        "11.5.1 no guessable secret ~ new Random\\(|Math\\.random|ThreadLocalRandom"
      },
      quoteCharacter = '\0')
  void whatIsNotUsedIsNotThere(String requirement, String words) {
    assertThat(
            SOURCES
                .shipped()
                .filter(file -> Pattern.compile(words).matcher(SOURCES.read(file)).find()))
        .as(requirement)
        .isEmpty();
    assertThat(SOURCES.shipped()).hasSizeGreaterThan(500);
  }

  private static Stream<String> faults(Requirement row) {
    return Stream.of(
            row.faults(),
            row.tests().flatMap(SOURCES::faultsOfTest),
            row.places().flatMap(SOURCES::faultsOfPlace))
        .flatMap(faults -> faults)
        .map(fault -> row.id() + ": " + fault);
  }

  private static List<Requirement> rows() throws IOException {
    return lines("asvs.txt").map(Requirement::of).toList();
  }

  /// Every requirement's level, by its id: a line is a section and the levels of its requirements.
  private static Map<String, Integer> standard() throws IOException {
    var levels = new TreeMap<String, Integer>((a, b) -> Arrays.compare(numbers(a), numbers(b)));
    lines("asvs-5.0.0.txt")
        .forEach(
            line -> {
              var cells = line.split(" \\| ");
              var each = cells[1].strip().split(" ");
              for (int i = 0; i < each.length; i++) {
                levels.put(cells[0].strip() + "." + (i + 1), Integer.valueOf(each[i]));
              }
            });
    return levels;
  }

  private static int[] numbers(String id) {
    return Stream.of(id.split("\\.")).mapToInt(Integer::parseInt).toArray();
  }

  private static Stream<String> lines(String resource) throws IOException {
    return Files.readAllLines(Path.of("src/test/resources", resource)).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"));
  }
}
