package org.hikeshi.duty;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hikeshi.events.KnownCodes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Runs the table that a lawyer reads.
class LawExamplesTest {

  private final Duties duties = Duties.byTheBook();

  @TestFactory
  Stream<DynamicTest> eachRowOfTheTable() throws IOException {
    var facts = "";
    var tests = new ArrayList<DynamicTest>();
    for (var row : Table.rows(page())) {
      facts = cell(row, "facts").isEmpty() ? facts : cell(row, "facts");
      var given = facts;
      tests.add(DynamicTest.dynamicTest(cell(row, "no"), () -> holds(given, row)));
    }
    return tests.stream();
  }

  @Test
  void thePlaceThatMayBePublicIsOneThatAHospitalIsOffered() throws IOException {
    var book = Files.readAllLines(Path.of("src/main/resources/law/rules.md"));
    var rules = Rulebook.read(book).on(LocalDate.of(2026, 6, 1));
    assertThat(rules.perhapsPublicPlaces()).isNotEmpty().allMatch(KnownCodes.SYSTEMS::contains);
  }

  private void holds(String facts, Map<String, String> row) {
    // when
    var duty = duty(duties.workOut(ReportedFixture.reports(facts), List.of()), cell(row, "duty"));
    // then
    assertThat(said(duty))
        .isEqualTo(
            List.of(
                cell(row, "answer"),
                cell(row, "reasons"),
                cell(row, "day 1"),
                cell(row, "target"),
                cell(row, "due")));
    assertThat(duty.explanation().ja()).isNotBlank().doesNotContain("{", "''", "null");
    assertThat(duty.explanation().en()).isNotBlank().doesNotContain("{", "''", "null");
  }

  private static List<String> said(Duty duty) {
    return List.of(
        duty.verdict().name(),
        duty.reasons().stream().map(Enum::name).collect(Collectors.joining(" ")),
        orEmpty(duty.knownOn()),
        orEmpty(duty.targetOn()),
        orEmpty(duty.dueOn()));
  }

  private static String orEmpty(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }

  private static Duty duty(List<Duty> all, String name) {
    var words = name.split(" ");
    return all.stream()
        .filter(duty -> duty.authority().equals(words[0]))
        .filter(
            duty ->
                words.length == 1
                    || words[1].equals(String.valueOf(duty.law()).replace("null", "-")))
        .filter(duty -> words.length == 1 || words[2].equals(String.valueOf(duty.stage())))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " is not among " + all));
  }

  private static String cell(Map<String, String> row, String column) {
    return row.getOrDefault(column, "");
  }

  private static List<String> page() throws IOException {
    var stream =
        Objects.requireNonNull(LawExamplesTest.class.getResourceAsStream("/law-examples.md"));
    try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    }
  }
}
