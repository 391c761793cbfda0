package org.hikeshi.deploy.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The example of a site, read as files: what must not slip into it, and what must not fall out.
class SiteFilesTest {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern PART = Pattern.compile("(?m)^  ([a-z-]+):\\n((?:    .*\\n|\\n)+)");
  private static final Pattern SECRET_DOOR =
      Pattern.compile("(?m)^@Path\\(\"/?([^\"]*\\{(?:word|token)}[^\"]*)\"\\)");
  private static final Pattern SILENT =
      Pattern.compile("location ~ (\\S+) \\{\\s+access_log off;\\s+error_log /dev/null crit;");

  /// ASVS 13.2.3. The hosts of webhooks and whom to tell of a weakness must be named too, but may
  /// be none.
  @Test
  void nothingThatIsAskedForHasADefault() throws IOException {
    // given
    var compose = deploy("site/compose.yaml");
    // then
    assertThat(found("(?<!\\$)\\$(\\{[^}]*}|\\w+)", compose))
        .hasSizeGreaterThan(20)
        .allMatch(
            asked ->
                asked.matches(
                    "\\{([A-Z_]+:|HIKESHI_WEBHOOKS_HOSTS|HIKESHI_WEB_SECURITY_CONTACT)\\?[^}]{2,}}"));
    try (var files = Files.list(ROOT.resolve("deploy/site"))) {
      for (var file : files.toList()) {
        assertThat(Files.readString(file)).as(file.toString()).doesNotContain("local-only", ":-");
      }
    }
    assertThat(compose).doesNotContain("local-only", "HIKESHI_LOCAL", "samples");
  }

  /// ASVS 13.2.5, 13.4.5: the others have no way in but by nginx, and most none out. Whoever
  /// fetches the scanner's signatures has one, and reaches nobody inside.
  @Test
  void onlyTheFrontDoorIsOpenAndFewHaveAWayOut() {
    // given
    var compose = deploy("site/compose.yaml");
    // when
    var parts =
        PART.matcher(compose.split("\nservices:\n")[1].split("\n# `inside`")[0])
            .results()
            .collect(Collectors.toMap(SiteFilesTest::first, part -> part.group(2)));
    // then
    assertThat(networks(parts))
        .isEqualTo(
            Map.of(
                "nginx", Set.of("out", "inside"),
                "notifier", Set.of("out", "inside"),
                "signatures", Set.of("out"),
                "clamav", Set.of("none"),
                "incident-api", Set.of("inside"),
                "dispatch-service", Set.of("inside"),
                "postgres", Set.of("inside"),
                "kafka", Set.of("inside"),
                "topics", Set.of("inside"),
                "keycloak", Set.of("inside")));
    assertThat(parts.entrySet())
        .filteredOn(part -> part.getValue().contains("    ports:"))
        .extracting(Map.Entry::getKey)
        .containsExactly("nginx");
    assertThat(compose).contains("  inside:\n    internal: true\n");
  }

  /// Kafka's clients and nginx end where they know no address at their start, and Docker tells only
  /// of what runs: one part that cannot start would take the front desk along.
  @Test
  void whoeverIsNeededAtTheStartIsKnownThoughItDoesNotRun() {
    // given
    var compose = deploy("site/compose.yaml");
    var parts = compose.split("\nservices:\n")[1];
    // when
    var known =
        Pattern.compile("(?m)^ +- ([a-z-]+):\\$\\{HIKESHI_SUBNET:[^}]+}(\\.\\d+)$")
            .matcher(compose)
            .results()
            .collect(Collectors.toMap(SiteFilesTest::first, host -> host.group(2)));
    // then
    assertThat(known)
        .containsOnlyKeys("incident-api", "dispatch-service", "notifier", "keycloak", "kafka");
    known.forEach(
        (part, address) ->
            assertThat(parts.split("(?m)^  (?=[a-z]+)"))
                .anyMatch(
                    each -> each.startsWith(part + ":\n") && each.contains("}" + address + "\n")));
    assertThat(found("server ([a-z-]+):8443;", deploy("site/nginx.conf")))
        .isSubsetOf(known.keySet());
    assertThat(parts.split("\n  incident-api:\n")[0]).doesNotContain("depends_on");
  }

  /// ASVS 12.1.1, 12.3.1: whatever speaks TLS speaks a good one.
  @Test
  void noOldTlsIsSpokenAnywhere() throws IOException {
    var files =
        Stream.of("site/compose.yaml", "site/nginx.conf", "site/service.properties")
            .map(SiteFilesTest::deploy)
            .toList();
    assertThat(files).noneMatch(file -> file.matches("(?s).*(SSLv|TLSv1[; ]|TLSv1\\.[01]).*"));
    assertThat(files.get(0))
        .contains(
            "ssl_min_protocol_version=TLSv1.3", "CLIENT_AUTH: required", "START_TLS: REQUIRED");
    assertThat(files.get(2)).contains("sslmode=verify-full", "insecure-requests=disabled");
    assertThat(deploy("site/pg_hba.conf").lines().filter(line -> !line.startsWith("#")))
        .hasSize(5)
        .allMatch(line -> line.matches("local .* peer|hostssl .* cert  map=site"));
  }

  /// ASVS 14.2.1: whoever adds a door that a secret in the address opens is told here.
  @Test
  void noAddressThatOpensSomethingIsLogged() throws IOException {
    // given
    var silent = found(SILENT.pattern(), deploy("site/nginx.conf"));
    // when
    var doors =
        Stream.concat(
                Stream.of("pages/follow", "pages/follow/{code}"),
                Stream.of("incident-api", "dispatch-service", "notifier")
                    .flatMap(SiteFilesTest::secretDoors))
            .toList();
    // then
    assertThat(doors).hasSizeGreaterThanOrEqualTo(7);
    assertThat(doors)
        .allMatch(
            door ->
                silent.stream()
                    .anyMatch(
                        location ->
                            Pattern.compile(location)
                                .matcher("/" + door.replaceAll("\\{\\w+}", "aSecret"))
                                .find()));
  }

  /// ASVS 13.2.2: who may write and read what, as docs/events.md says who tells and hears.
  @Test
  void eachServiceWritesItsOwnTopicAlone() throws IOException {
    assertThat(deploy("site/topics.sh").lines().filter(line -> line.startsWith("may ")))
        .containsExactly(
            "may incident-api incidents dispatches notices",
            "may dispatch-service dispatches incidents",
            "may notifier notices incidents dispatches");
    for (var service : List.of("incident-api", "dispatch-service", "notifier")) {
      var hears =
          found(
              "mp\\.messaging\\.incoming\\.\\w+\\.topic=(\\w+)",
              read(ROOT.resolve(service + "/src/main/resources/application.properties")));
      assertThat(deploy("site/topics.sh"))
          .containsPattern("(?m)^may " + service + " \\w+" + permuted(hears) + "$");
    }
  }

  /// ASVS 4.1.5: each service has the keys of what it tells and hears, and of nothing else.
  @Test
  void eventsAreSealedAtASite() {
    assertThat(deploy("site/service.properties")).contains("hikeshi.events.key-folder=/tls/events");
    assertThat(found("(?m)^hears (.*)$", deploy("site/certificates")))
        .isEqualTo(found("(?m)^may (.*)$", deploy("site/topics.sh")));
  }

  /// ASVS 16.4.3: each part's lines, and by TLS to a server whose name is checked.
  @Test
  void whatThePartsSayLeavesTheHost() {
    var compose = deploy("site/compose.yaml");
    var address = found("(?m)^ +syslog-address: udp://(\\S+)$", compose);
    assertThat(found("(?m)^ {2,4}(?:logging: \\*|<<: \\*)(logging|service)$", compose)).hasSize(11);
    assertThat(found("address=\"(\\S+)\" port=\"\\d+\"", deploy("site/rsyslog.conf")))
        .containsExactly(address.getFirst().split(":")[0]);
    assertThat(deploy("site/rsyslog.conf"))
        .contains(
            "port=\"" + address.getFirst().split(":")[1] + "\"",
            "StreamDriverMode=\"1\"",
            "StreamDriverAuthMode=\"x509/name\"",
            "queue.filename=");
  }

  /// ASVS 5.4.3. What the scanner finds, and that it is never handed out: incident-api's tests.
  @Test
  void filesAreScannedAtASite() {
    var socket = found("(?m)^ +HIKESHI_CLAMD: unix:(/.*)$", deploy("site/compose.yaml"));
    assertThat(socket).isEqualTo(found("(?m)^LocalSocket (.*)$", deploy("site/clamd.conf")));
    assertThat(socket).hasSize(1);
  }

  /// ASVS 12.3.1: what clamd, which speaks no TLS, is told goes over no network.
  @Test
  void theScannerIsReachedThroughAFolderThatNobodyElseHas() {
    // given
    var compose = deploy("site/compose.yaml");
    var parts = compose.split("\nservices:\n")[1].split("(?m)^  (?=[a-z-]+:$)");
    // when
    var having =
        Stream.of(parts).filter(part -> part.contains("      - scanner:/scanner")).toList();
    // then
    assertThat(having)
        .extracting(part -> part.split(":")[0])
        .containsExactly("incident-api", "clamav");
    assertThat(having.getFirst()).contains("      - scanner:/scanner:ro\n");
    assertThat(deploy("site/clamd.conf")).doesNotContain("TCPSocket");
  }

  /// Of each part, whether they stand in one line or each in its own.
  private static Map<String, Set<String>> networks(Map<String, String> parts) {
    return parts.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, part -> networks(part.getValue())));
  }

  private static Set<String> networks(String part) {
    var inOneLine = found("(?m)^    networks: \\[(.*)]$", part).stream();
    var inTheirOwn = found("(?m)^    networks:\\n((?: {6,}.*\\n)+)", part).stream();
    var without = found("(?m)^    network_mode: (none)$", part).stream();
    return Stream.of(
            inOneLine.flatMap(names -> Stream.of(names.split(", "))),
            inTheirOwn.flatMap(lines -> found("(?m)^ {6}([a-z]+):", lines).stream()),
            without)
        .flatMap(names -> names)
        .collect(Collectors.toSet());
  }

  private static String permuted(List<String> names) {
    return names.stream().map(name -> "(?=.* " + name + "\\b)").reduce("", String::concat)
        + "( \\w+){"
        + names.size()
        + "}";
  }

  private static Stream<String> secretDoors(String module) {
    try (var files = Files.walk(ROOT.resolve(module + "/src/main/java"))) {
      return files.filter(file -> file.toString().endsWith(".java")).toList().stream()
          .flatMap(file -> found(SECRET_DOOR.pattern(), read(file)).stream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> found(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().map(SiteFilesTest::first).toList();
  }

  private static String first(MatchResult match) {
    return match.group(1);
  }

  private static String deploy(String file) {
    return read(ROOT.resolve("deploy").resolve(file));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
