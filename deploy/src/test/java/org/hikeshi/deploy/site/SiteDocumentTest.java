package org.hikeshi.deploy.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What whoever runs a site reads beside the files that it is about, and what she must not miss.
class SiteDocumentTest {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final String COMPOSE = read("deploy/site/compose.yaml");
  private static final String SITE = read("docs/site.md");

  /// What lies in one, and where else it has to be.
  @Test
  void eachVolumeIsSpokenOf() {
    var volumes = found("(?m)^  ([a-z-]+):$", COMPOSE.split("\nvolumes:\n")[1]);
    assertThat(volumes).contains("call-down").hasSizeGreaterThan(4);
    assertThat(volumes)
        .allMatch(volume -> SITE.contains("`" + volume + "`") || SITE.contains("site_" + volume));
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
