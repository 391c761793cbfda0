package org.hikeshi.deploy.asvs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// ASVS 14.1.1: docs/data.md says of every table how delicate it is.
class DataClassesTest {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern TABLE =
      Pattern.compile("(?i)create table (?:if not exists )?(\\w+)");

  private static final Pattern NAMED = Pattern.compile("`(\\w+)`");

  /// Where words are erased because their time is over.
  private static final Pattern ERASES = Pattern.compile("/retention/\\w+\\.java$|/Erasing\\.java$");

  /// Why a table is in no erasure.
  private static final Map<String, String> GOES_BY_OTHER_WAYS =
      Map.of(
          "hospital_contact", "of the directory: replaced with its hospital",
          "engineer", "of the roster: an administrator replaces what it says",
          "contact", "of the roster: replaced with its engineer",
          "desk_person", "of the desk's roster: the desk takes somebody out",
          "idempotency_key", "IdempotencyKeys deletes it after seven days");

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

  /// Nothing personal stays for ever, but for what somebody takes out by hand.
  @Test
  void whatIsPersonalIsErasedSomewhere() throws IOException {
    // given
    var sources = new Sources(ROOT);
    var erasing =
        sources
            .shipped()
            .filter(file -> ERASES.matcher(file.toString()).find())
            .map(sources::read)
            .collect(Collectors.joining());
    // when
    var personal =
        Files.readAllLines(ROOT.resolve("docs/data.md")).stream()
            .filter(line -> line.startsWith("| personal |"))
            .flatMap(line -> NAMED.matcher(line).results().map(DataClassesTest::name))
            .collect(Collectors.toCollection(TreeSet::new));
    // then
    assertThat(personal).contains("remark", "report_words", "notice_body");
    assertThat(personal.stream().filter(table -> !erases(erasing, table)))
        .containsExactlyInAnyOrderElementsOf(GOES_BY_OTHER_WAYS.keySet());
  }

  private static boolean erases(String sources, String table) {
    return Pattern.compile("(?:delete from|update) " + table + "\\b").matcher(sources).find();
  }

  private static String name(MatchResult found) {
    return found.group(1);
  }
}
