package org.hikeshi.deploy.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The script that makes a site's certificates, run a second time a year later, by somebody who has
/// never seen it. Skipped where there is no openssl.
class SiteCertificatesTest {

  private static final Path SCRIPT = Path.of("site/certificates").toAbsolutePath();

  @TempDir Path tls;

  @BeforeEach
  void thereIsASite() {
    assumeTrue(Said.by("sh", "-c", "command -v openssl").status() == 0, "openssl is missing");
    assertThat(run().status()).isZero();
  }

  @Test
  void newCertificatesAreOfTheSameAuthorityAndEveryKeyOfContentsStays() {
    // given
    var before = files();
    // when
    var said = run();
    // then
    assertThat(said.status()).as(said.text()).isZero();
    var after = files();
    assertThat(after.keySet()).isEqualTo(before.keySet());
    assertThat(after.entrySet())
        .filteredOn(file -> !file.getValue().equals(before.get(file.getKey())))
        .extracting(Map.Entry::getKey)
        .hasSize(8 * 4)
        .allMatch(changed -> changed.matches("[a-z-]+/tls\\.(crt|key|pem|pk8)"));
  }

  @Test
  void withoutTheAuthoritysKeyNothingIsMadeAndItSaysWhatToDo() throws IOException {
    // given
    Files.delete(tls.resolve("authority/ca.key"));
    // then
    nothingIsMade("Put both back");
  }

  @Test
  void withTheWholeAuthorityTakenAwayNothingIsMadeEither() throws IOException {
    // given
    Files.delete(tls.resolve("authority/ca.key"));
    Files.delete(tls.resolve("authority/ca.crt"));
    // then
    nothingIsMade("Put both back");
  }

  @Test
  void byAnotherAuthoritysKeyNothingIsMade() throws IOException {
    // given
    Files.copy(
        tls.resolve("nginx/tls.key"),
        tls.resolve("authority/ca.key"),
        StandardCopyOption.REPLACE_EXISTING);
    // then
    nothingIsMade("Put the right one back");
  }

  @Test
  void aKeyOfEventsThatWasChangedStaysChanged() throws IOException {
    // given
    var rotated = "a-new-key-of-at-least-32-letters-there\n";
    for (var part : new String[] {"incident-api", "dispatch-service", "notifier"}) {
      var file = tls.resolve(part).resolve("events/incidents.key");
      Files.writeString(file, rotated + Files.readString(file));
    }
    Files.delete(tls.resolve("notifier/events/notices.key"));
    var before = files();
    // when
    var said = run();
    // then
    assertThat(said.status()).isZero();
    assertThat(said.text()).contains("notifier/events/incidents.key is not as");
    assertThat(files())
        .containsEntry("notifier/events/notices.key", before.get("events/notices.key"))
        .containsAllEntriesOf(
            before.entrySet().stream()
                .filter(file -> file.getKey().contains("events/"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  private void nothingIsMade(String advice) {
    var before = files();
    var said = run();
    assertThat(said.status()).isEqualTo(1);
    assertThat(said.text()).contains("nothing was changed", advice);
    assertThat(files()).isEqualTo(before);
  }

  private Said run() {
    return Said.by(SCRIPT.toString(), tls.toString(), "hikeshi.example");
  }

  /// Each file's path and contents.
  private Map<String, String> files() {
    try (var all = Files.walk(tls)) {
      return all.filter(Files::isRegularFile)
          .collect(Collectors.toMap(file -> tls.relativize(file).toString(), contents()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Function<Path, String> contents() {
    return file -> {
      try {
        return Files.readString(file, StandardCharsets.ISO_8859_1);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }
}
