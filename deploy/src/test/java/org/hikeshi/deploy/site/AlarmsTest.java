package org.hikeshi.deploy.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The alarms and panels as Prometheus reads them. What asks it is skipped where there is no
/// promtool or no amtool: `apt-get install prometheus prometheus-alertmanager`.
class AlarmsTest {

  private static final Path FILES = Path.of("observability").toAbsolutePath();

  @Test
  void eachAlarmIsTried() throws IOException {
    assertThat(named("\"(Hikeshi\\w+)\"", "alerts.test.yaml"))
        .containsExactlyInAnyOrderElementsOf(named("- alert: (\\w+)", "alerts.yaml"))
        .hasSizeGreaterThan(30);
  }

  @Test
  void eachAlarmFiresAtWhatItIsForAndLeavesTheRestInPeace() {
    promtool("test", "rules", FILES.resolve("alerts.test.yaml").toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"prometheus.yaml", "prometheus.site.yaml"})
  void prometheusTakesItsConfiguration(String file) {
    promtool("check", "config", FILES.resolve(file).toString());
  }

  /// A page that comes by mail wakes nobody.
  @ParameterizedTest
  @CsvSource({"page, pager", "ticket, tickets"})
  void alertmanagerTakesItsConfigurationAndAnAlarmItsWay(String severity, String way) {
    var config = FILES.resolve("alertmanager.yaml").toString();
    tool("amtool", "check-config", config);
    tool(
        "amtool",
        "config",
        "routes",
        "test",
        "--config.file=" + config,
        "--verify.receivers=" + way,
        "alertname=HikeshiServiceIsDown",
        "severity=" + severity);
  }

  /// Those that say "one more" fire for two minutes: until then somebody has to have heard.
  @Test
  void noAlarmWaitsInAlertmanagerUntilItIsOver() throws IOException {
    var config = Files.readString(FILES.resolve("alertmanager.yaml"));
    assertThat(config)
        .contains(
            "  group_by: [alertname, job]\n", "  group_wait: 10s\n", "  group_interval: 1m\n");
    assertThat(Files.readString(FILES.resolve("prometheus.site.yaml")))
        .contains("targets: [\"alertmanager:9093\"]");
  }

  @Test
  void prometheusReadsEachPanelsQuestion(@TempDir Path folder) throws IOException {
    // given
    var json = new ObjectMapper();
    var panels = json.readTree(FILES.resolve("dashboard.json").toFile());
    var asked =
        panels.findValuesAsText("expr").stream()
            .map(expression -> Map.of("record", "panel", "expr", expression))
            .toList();
    var rules = Map.of("groups", List.of(Map.of("name", "panels", "rules", asked)));
    // when: JSON is YAML
    var file = folder.resolve("panels.yaml");
    json.writeValue(file.toFile(), rules);
    // then
    assertThat(asked).hasSizeGreaterThan(20);
    promtool("check", "rules", "--lint=none", file.toString());
  }

  /// Whoever is alarmed looks at how it came to that.
  @Test
  void eachFigureOfOursThatAlarmsHasItsPanel() throws IOException {
    // given
    var figure = "\\b(hikeshi_\\w+)";
    var alarming =
        named("expr: (.*)", "alerts.yaml").stream()
            .flatMap(expression -> Pattern.compile(figure).matcher(expression).results())
            .map(found -> found.group(1));
    // when
    var shown = named(figure, "dashboard.json");
    // then
    assertThat(alarming.distinct()).hasSizeGreaterThan(20).isSubsetOf(shown);
  }

  private static void promtool(String... arguments) {
    tool(Stream.concat(Stream.of("promtool"), Stream.of(arguments)).toArray(String[]::new));
  }

  private static void tool(String... command) {
    assumeTrue(
        Said.by("sh", "-c", "command -v " + command[0]).status() == 0, command[0] + " is missing");
    var said = Said.by(command);
    assertThat(said.ended()).as(said.text()).isZero();
  }

  private static List<String> named(String pattern, String file) throws IOException {
    return Pattern.compile(pattern)
        .matcher(Files.readString(FILES.resolve(file)))
        .results()
        .map((MatchResult match) -> match.group(1))
        .distinct()
        .toList();
  }
}
