package org.hikeshi.deploy.asvs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// ASVS 2.1.2, 8.1.2: docs/fields.md has a line for each fault that is about more than the form of
/// one field, for each that keeps a field from a caller, and for each that stands in the way: its
/// key is what programs read as `code`.
class FieldRulesTest {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  private static final Pattern SAID =
      Pattern.compile(
          "(?:unprocessable\\(\\s*(?:(?:List\\.of\\([^)]*\\)|\\w+),\\s*)?"
              + "|FieldFault\\.of\\([^;]*?(?:texts|current\\(\\)),\\s*"
              + "|conflict\\(\\s*"
              + "|new FieldFault\\([^;]*?texts\\s*\\.of\\(\\s*"
              + "|(?:invalid|fault)\\(\\s*\"[^\"]*\",\\s*"
              + "|problems\\s*\\.of\\(\\s*(?:Response\\.)?(?:Status\\.)?(?:FORBIDDEN|BAD_REQUEST"
              + "|CONFLICT|GONE|PRECONDITION_FAILED),\\s*)"
              + "\"([a-z][^\"]+)\"");

  @Test
  void everyRuleOfTheCodeHasItsLine() throws IOException {
    // given
    var rules = new TreeSet<String>();
    for (var module : Sources.MODULES) {
      var sources = ROOT.resolve(module).resolve("src/main/java");
      if (Files.isDirectory(sources)) {
        try (var files = Files.walk(sources)) {
          for (var file : files.filter(FieldRulesTest::isOfTheApi).toList()) {
            SAID.matcher(Files.readString(file))
                .results()
                .map(found -> found.group(1))
                .forEach(rules::add);
          }
        }
      }
    }
    // when
    var page = Files.readString(ROOT.resolve("docs/fields.md"));
    // then
    assertThat(rules).hasSizeGreaterThan(35).contains("report.desk-only", "roster.contacts-only");
    assertThat(rules.stream().filter(rule -> !page.contains("`" + rule))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "problems.unprocessable(\"a.rule\")",
        "throw invalid(\"/field\", \"a.rule\");",
        "faults.add(fault(\"/field\", \"a.rule\"));",
        "List.of(new FieldFault(\"/field\", texts.of(\"a.rule\")))",
        "problems.of(Response.Status.FORBIDDEN, \"a.rule\")",
        "problems.of(Status.BAD_REQUEST, \"a.rule\")",
        "problems.of(Status.CONFLICT, \"a.rule\")",
        "problems.unprocessable(List.of(\"/field\"), \"a.rule\")",
        "throw new Invalid(List.of(FieldFault.of(\"/field\", texts, \"a.rule\")))"
      })
  void aRuleIsFoundHoweverItIsSaid(String code) {
    assertThat(SAID.matcher(code).results().map(found -> found.group(1))).containsExactly("a.rule");
  }

  @Test
  void everyFaultOfTheApiHasACode() throws IOException {
    for (var module : Sources.MODULES) {
      var sources = ROOT.resolve(module).resolve("src/main/java");
      if (Files.isDirectory(sources)) {
        try (var files = Files.walk(sources)) {
          for (var file : files.filter(FieldRulesTest::isOfTheApi).toList()) {
            assertThat(Files.readString(file))
                .as("FieldFault.of, which keeps the key: %s", file)
                .doesNotContainPattern("new FieldFault\\([^;]*texts\\s*\\.of\\([^;]*\\)\\)");
          }
        }
      }
    }
  }

  /// By the names of RSIT's version 1003.
  @Test
  void everyCategoryHasItsPlaceInRsit() throws IOException {
    // given
    var classifications =
        List.of(
            "Abusive Content",
            "Malicious Code",
            "Information Gathering",
            "Intrusion Attempts",
            "Intrusions",
            "Availability",
            "Information Content Security",
            "Fraud",
            "Vulnerable",
            "Other",
            "Test");
    var source =
        Files.readString(ROOT.resolve("events/src/main/java/org/hikeshi/events/Category.java"));
    var categories =
        Pattern.compile("(?m)^  ([A-Z_]+)[,;]$").matcher(source).results().map(one -> one.group(1));
    // when
    var part =
        Files.readString(ROOT.resolve("docs/fields.md"))
            .split("\n## The categories in RSIT\n")[1]
            .split("\n## ")[0];
    var rows =
        Pattern.compile("(?m)^\\| `([A-Z_]+)` \\| ([^|]+) \\| ([^|]+) \\|$")
            .matcher(part)
            .results()
            .toList();
    // then
    assertThat(rows.stream().map(row -> row.group(1)))
        .hasSizeGreaterThan(9)
        .containsExactlyElementsOf(categories.toList());
    assertThat(rows)
        .allSatisfy(row -> assertThat(classifications).contains(row.group(2).strip().split("; ")));
  }

  /// Pages say the same in their own words.
  private static boolean isOfTheApi(Path file) {
    return file.toString().endsWith(".java") && !file.toString().contains("/page/");
  }
}
