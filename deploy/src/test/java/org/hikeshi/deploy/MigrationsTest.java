package org.hikeshi.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A migration is one transaction: whoever alters a table in it keeps everybody from that table
/// until it ends. So what takes long is a migration of its own, which locks no more than the rows.
class MigrationsTest {

  /// Up to here they were written before this rule; docs/operating.md names those that break it.
  private static final Map<String, Integer> BEFORE_THIS_RULE =
      Map.of("incident-api", 249, "dispatch-service", 206, "notifier", 249);

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern NUMBER = Pattern.compile("V(\\d+)__.*\\.sql");
  private static final Pattern ALTERED =
      Pattern.compile("(?i)\\balter\\s+table\\s+(?:if\\s+exists\\s+)?(?:only\\s+)?(%?\\w+)");
  private static final Pattern REWRITTEN =
      Pattern.compile(
          "(?i)(?<!for )(?<!for no key )\\bupdate\\s+(?:only\\s+)?(%?\\w+)[\\w\\s]*\\sset\\b");

  @Test
  void noneRewritesATableThatItKeepsLocked() throws IOException {
    // given
    try (var files = Files.walk(ROOT)) {
      var migrations =
          files.filter(file -> file.toString().contains("src/main/resources/db/")).toList();
      // then
      assertThat(migrations).hasSizeGreaterThan(50);
      assertThat(migrations.stream().filter(MigrationsTest::isRuled))
          .noneMatch(MigrationsTest::lockedAndRewritten);
    }
  }

  @Test
  void theRuleFindsWhatItIsAbout() {
    assertThat(lockedAndRewritten("alter table a add b text;\nupdate a set b = '';")).isTrue();
    assertThat(lockedAndRewritten("alter table %I add b text; update %I i set b = ''")).isTrue();
    assertThat(lockedAndRewritten("alter table a add b text; update c x set b = ''")).isFalse();
    assertThat(lockedAndRewritten("alter table a add b text; grant update (b) on a to x"))
        .isFalse();
  }

  private static boolean isRuled(Path file) {
    var number = NUMBER.matcher(file.getFileName().toString());
    int before = BEFORE_THIS_RULE.getOrDefault(ROOT.relativize(file).getName(0).toString(), 0);
    return number.matches() && Integer.parseInt(number.group(1)) > before;
  }

  private static boolean lockedAndRewritten(Path file) {
    try {
      return lockedAndRewritten(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean lockedAndRewritten(String sql) {
    var altered = tables(ALTERED, sql).collect(Collectors.toCollection(TreeSet::new));
    return tables(REWRITTEN, sql).anyMatch(altered::contains);
  }

  private static Stream<String> tables(Pattern pattern, String sql) {
    return pattern.matcher(sql).results().map((MatchResult found) -> found.group(1));
  }
}
