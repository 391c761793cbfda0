package org.hikeshi.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What whoever runs the services has to be told of them, held against their sources.
class OperatingTest {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final List<String> MODULES =
      List.of("events", "web", "incident-api", "dispatch-service", "notifier");

  private static final String KEY = "((?:hikeshi|dispatch)\\.[\\w.-]+)";
  private static final Pattern READ =
      Pattern.compile(
          "@ConfigProperty\\(\\s*name = \"%s\"|every = \"\\{%s\\}\"".formatted(KEY, KEY));
  private static final Pattern MAPPING =
      Pattern.compile("@ConfigMapping\\(prefix = \"([\\w.-]+)\"\\)");
  private static final Pattern MEMBER =
      Pattern.compile("(?m)^  (?:@WithName\\(\"(\\w+)\"\\)\\s+)?[\\w.<>]+ (\\w+)\\(\\);");
  private static final Pattern GIVEN =
      Pattern.compile("(?m)^(?:# ?)?%s=|\\$\\{%s".formatted(KEY, KEY));
  private static final Pattern TOLD = Pattern.compile("`…?(\\.?[\\w.-]+)`");

  private static final Pattern TIMER = Pattern.compile("@Scheduled\\(([^@;]*?)\\)\\s+(?:@|void)");
  private static final Pattern IDENTITY = Pattern.compile("identity = \"([\\w-]+)\"");
  private static final Pattern WATCHED = Pattern.compile("sweep=~?\"([^\"]+)\"");
  private static final Pattern PART =
      Pattern.compile("(?mi)^\\*(Means|Look at|Do)\\*|, \\*(do)\\*:");

  /// Why nobody is alarmed when this one is late.
  private static final Map<String, String> NOT_WATCHED =
      Map.of(
          "attachment-scan", "HikeshiFilesAreUnscanned has how long a file waits",
          "broker-watch", "what it would say is also said by waiting events and their alarms",
          "call-down", "HikeshiCallDownListIsOld has the age of the newest list",
          "clock-offset", "does nothing but on a local machine",
          "dispatch-conservation", "counts in full each hour what dispatch-metrics counts lately",
          "evening", "the desk misses its mail; the gaps are on its page",
          "heartbeat", "HikeshiHeartbeatIsSilent, and the watchdog outside",
          "idempotency-keys", "nobody waits for it; a key that stays longer refuses nobody",
          "running-drills", "where it is not known nothing is asked, and what is sent is real");

  @Test
  void everySettingIsTold() throws IOException {
    // given
    var read = new TreeSet<String>();
    for (var source : sources("src/main/java", "\\.java")) {
      groups(READ, source).forEach(read::add);
      groups(MAPPING, source).forEach(prefix -> read.addAll(members(prefix, source)));
    }
    for (var source : sources("src/main/resources", "(application|-config)\\.properties")) {
      groups(GIVEN, source).forEach(read::add);
    }
    // when
    var told = told(Files.readString(ROOT.resolve("docs/operating.md")));
    // then
    assertThat(read).contains("dispatch.triage", "hikeshi.outbox.poll", "hikeshi.db.url");
    assertThat(read).isSubsetOf(told);
  }

  private static List<String> members(String prefix, String mapping) {
    return MEMBER
        .matcher(mapping)
        .results()
        .map(member -> member.group(1) == null ? kebab(member.group(2)) : member.group(1))
        .map(name -> prefix + "." + name)
        .toList();
  }

  private static String kebab(String name) {
    return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  /// `.bytes` behind `hikeshi.attachments.files` in one line is `hikeshi.attachments.bytes`.
  private static TreeSet<String> told(String page) {
    var told = new TreeSet<String>();
    for (var line : page.lines().toList()) {
      var before = "";
      for (var name : groups(TOLD, line).toList()) {
        var key = name.startsWith(".") ? before.replaceFirst("\\.[^.]*$", "") + name : name;
        told.add(key);
        before = key;
      }
    }
    return told;
  }

  @Test
  void everyTimerIsWatchedOrItIsSaidWhyNot() throws IOException {
    // given
    var timers =
        sources("src/main/java", "\\.java").stream()
            .flatMap(source -> groups(TIMER, source))
            .map(timer -> groups(IDENTITY, timer).findFirst().orElse("without a name: " + timer))
            .collect(Collectors.toSet());
    // when
    var rules = Files.readString(ROOT.resolve("deploy/observability/alerts.yaml"));
    var watched = groups(WATCHED, rules).flatMap(names -> Stream.of(names.split("\\|")));
    // then
    assertThat(timers).hasSizeGreaterThan(25);
    assertThat(Stream.concat(watched, NOT_WATCHED.keySet().stream()))
        .containsExactlyInAnyOrderElementsOf(timers);
  }

  @Test
  void whatIsLateIsExplained() throws IOException {
    // given
    var rules = Files.readString(ROOT.resolve("deploy/observability/alerts.yaml"));
    var late = rules.split("- alert: HikeshiSweepIsLate\n")[1].lines().findFirst().orElseThrow();
    // when
    var page = Files.readString(ROOT.resolve("docs/operating.md"));
    var told = page.split("\n### HikeshiSweepIsLate\n")[1].split("\n### ")[0];
    // then
    assertThat(groups(WATCHED, late).flatMap(names -> Stream.of(names.split("\\|"))))
        .hasSizeGreaterThan(20)
        .allMatch(timer -> told.contains("`" + timer + "`"));
  }

  /// A merge once left one with half of its old words before the new.
  @Test
  void whatAnAlarmMeansStandsFirstAndWhatIsDoneLastInWholeSentences() throws IOException {
    // given
    var page = Files.readString(ROOT.resolve("docs/operating.md"));
    var alarms =
        Pattern.compile("(?ms)^### (Hikeshi\\w+)\n\n(.*?)(?=^#|\\z)").matcher(page).results();
    // when / then
    assertThat(alarms)
        .hasSizeGreaterThan(30)
        .allSatisfy(
            alarm -> {
              var told = alarm.group(2).strip();
              assertThat(told).as(alarm.group(1)).startsWith("*Means*: ");
              var parts = groups(PART, told).map(part -> part.toLowerCase(Locale.ROOT)).toList();
              assertThat(List.of("means", "look at", "do"))
                  .as(alarm.group(1))
                  .containsSubsequence(parts);
              assertThat(told.split("\n(?=\\*[A-Z]|\n)"))
                  .as(alarm.group(1))
                  .allMatch(part -> part.strip().matches("(?s).*[.:?)`|]"));
            });
  }

  /// What a pattern has in brackets, wherever it is found.
  private static Stream<String> groups(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .flatMap(
            found ->
                Stream.iterate(1, group -> group + 1)
                    .limit(found.groupCount())
                    .map(found::group)
                    .filter(Objects::nonNull));
  }

  /// @param names how those files end, as a pattern
  private static List<String> sources(String folder, String names) throws IOException {
    var wanted = Pattern.compile(names + "$").asPredicate();
    var sources = new ArrayList<String>();
    for (var module : MODULES) {
      var from = ROOT.resolve(module).resolve(folder);
      if (Files.isDirectory(from)) {
        try (var files = Files.walk(from)) {
          for (var file : files.filter(file -> wanted.test(file.toString())).toList()) {
            sources.add(Files.readString(file));
          }
        }
      }
    }
    return sources;
  }
}
