package org.hikeshi.deploy.asvs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// ASVS 14.1.1: docs/data.md says of every table how delicate it is.
class DataClassesTest {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern TABLE =
      Pattern.compile("(?i)create table (?:if not exists )?(\\w+)");

  @Test
  void everyTableHasItsClass() throws IOException {
    // given
    var tables = new TreeSet<String>();
    for (var module : Sources.MODULES) {
      var migrations = ROOT.resolve(module).resolve("src/main/resources/db");
      if (Files.isDirectory(migrations)) {
        try (var files = Files.walk(migrations)) {
          for (var file : files.filter(Files::isRegularFile).toList()) {
            TABLE
                .matcher(Files.readString(file))
                .results()
                .map(DataClassesTest::name)
                .forEach(tables::add);
          }
        }
      }
    }
    // when
    var page = Files.readString(ROOT.resolve("docs/data.md"));
    // then
    assertThat(tables).contains("incident", "engineer", "notice", "outbox");
    assertThat(tables.stream().filter(table -> !page.contains("`" + table + "`"))).isEmpty();
  }

  private static String name(MatchResult found) {
    return found.group(1);
  }
}
