package org.hikeshi.deploy.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What whoever runs a site reads beside the files that it is about, and what she must not miss.
class SiteDocumentTest {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final String COMPOSE = read("deploy/site/compose.yaml");
  private static final String SITE = read("docs/site.md");
  private static final String OPERATING = read("docs/operating.md");
  private static final List<String> ROLL_OUT =
      List.of("incident-api", "dispatch-service", "notifier", "nginx");

  /// What lies in one, and where else it has to be.
  @Test
  void eachVolumeIsSpokenOf() {
    var volumes = found("(?m)^  ([a-z-]+):$", COMPOSE.split("\nvolumes:\n")[1]);
    assertThat(volumes).contains("call-down").hasSizeGreaterThan(4);
    assertThat(volumes)
        .allMatch(volume -> SITE.contains("`" + volume + "`") || SITE.contains("site_" + volume));
  }

  /// Else building the newer version takes the older one's name away, and there is no way back.
  @Test
  void whatIsBuiltIsCalledByItsVersion() {
    assertThat(found("image: hikeshi-site/([a-z-]+):\\$\\{HIKESHI_VERSION:\\?[^}]+}\n", COMPOSE))
        .containsExactlyInAnyOrderElementsOf(ROLL_OUT);
    assertThat(found("(?m)^    (build):", COMPOSE.split("\nservices:\n")[1])).hasSize(3);
  }

  @Test
  void aNewerVersionComesInTheOrderOfTheRollOutAndGoesInTheOpposite() {
    var one = "(?m) up --detach --no-deps (?:--no-build )?([a-z-]+)$";
    assertThat(found(one, section(SITE, "A newer version"))).isEqualTo(ROLL_OUT);
    assertThat(found(one, section(SITE, "The way back"))).isEqualTo(ROLL_OUT.reversed());
    assertThat(found("\\*\\*(.*)\\*\\*", section(OPERATING, "Roll-out")).getFirst())
        .isEqualTo(String.join(", ", ROLL_OUT.subList(0, 3)));
  }

  /// An owner who has not said whose rows she wants sees none, and no error.
  @Test
  void whoIsToldToAskADatabaseIsToldHow() {
    var asking = Pattern.compile("`select |```sql|\\bpg_(locks|stat_activity)|, locks (in|on)\\b");
    var sections =
        Stream.of(OPERATING, read("docs/events.md"))
            .flatMap(page -> Stream.of(page.split("(?m)^(?=##)")))
            .filter(section -> asking.matcher(section).find())
            .filter(section -> !section.startsWith("### Into the database"))
            .toList();
    assertThat(sections)
        .hasSizeGreaterThan(7)
        .allMatch(each -> each.contains("#into-the-database"));
    assertThat(section(OPERATING, "Into the database"))
        .contains("psql --dbname notifier", "set role notifier_owner;", "set app.tenant = '*';");
  }

  /// topics.sh lets a service write what it tells, and a replay writes what it hears.
  @Test
  void whoIsToldToReplayADeadLetterIsToldWhatThatNeedsAtASite() {
    var telling =
        Stream.of(OPERATING, read("docs/events.md"))
            .flatMap(page -> Stream.of(page.split("\n\n")))
            .filter(paragraph -> paragraph.contains("`POST /dead-letters/{id}/replay`"))
            .toList();
    assertThat(telling).hasSize(2).allMatch(each -> each.contains("site.md#rights-at-kafka"));
  }

  private static String section(String page, String heading) {
    return found("(?s)\n#+ " + heading + "\n(.*?)(?=\n#{2,} |$)", page).getFirst();
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
