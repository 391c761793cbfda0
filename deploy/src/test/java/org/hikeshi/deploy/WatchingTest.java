package org.hikeshi.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.hikeshi.deploy.RunningSystem.Whole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What an operator sees of the packaged services: figures, alarms, traces, logs, health.
@ExtendWith(RunningSystem.class)
class WatchingTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  /// A broker that was killed is heard again after half a minute, and later where the machine is
  /// slow.
  private static final Duration SOON = Duration.ofMinutes(2);

  private static final Map<String, Object> REPORT =
      Map.of(
          "category",
          "RANSOMWARE",
          "summary",
          "watched",
          "careImpact",
          List.of("EMERGENCY_STOPPED"),
          "contact",
          Map.of("phone", "+81 90-0000-0000"));
  private static final Pattern METRIC =
      Pattern.compile("\\b(?:hikeshi|http|agroal|jvm|process)_[a-z0-9_]+");
  private static final Pattern ALERT = Pattern.compile("(?m)^ +- alert: (\\w+)$");

  @Test
  void everyFigureOfARuleOrAPanelIsThere(Whole whole) throws IOException {
    // given a request that was answered, so that its figures exist
    whole.people().desk().incidents();
    var rules = Files.readString(observability(whole, "alerts.yaml"));
    var panels = JSON.readTree(observability(whole, "dashboard.json").toFile()).path("panels");
    // when
    var asked =
        Stream.concat(expressions(rules), expressions(panels))
            .flatMap(expression -> METRIC.matcher(expression).results().map(MatchResult::group))
            .collect(Collectors.toCollection(TreeSet::new));
    // then
    assertThat(asked).hasSizeGreaterThan(20);
    await().atMost(SOON).untilAsserted(() -> assertThat(shown(whole)).containsAll(asked));
  }

  @Test
  void everyAlarmSaysWhatToDo(Whole whole) throws IOException {
    // given
    var rules = Files.readString(observability(whole, "alerts.yaml"));
    var operating = Files.readString(whole.checkout().root().resolve("docs/operating.md"));
    // when
    var alarms = ALERT.matcher(rules).results().map(match -> match.group(1)).toList();
    // then
    assertThat(alarms).hasSizeGreaterThan(10).doesNotHaveDuplicates();
    assertThat(alarms)
        .allSatisfy(
            alarm -> {
              assertThat(operating).contains("### " + alarm + "\n");
              assertThat(rules)
                  .contains("runbook: docs/operating.md#" + alarm.toLowerCase(Locale.ROOT) + "\n");
            });
  }

  /// To each authority that was told, and to the engineer who was asked, by way of the one before.
  @Test
  void oneTraceLeadsFromTheReportToItsDelivery(Whole whole) throws Exception {
    // given
    var traceId = HexFormat.of().formatHex(bytes(16));
    // when
    var filed =
        HTTP.send(
            HttpRequest.newBuilder(
                    URI.create(whole.system().addresses().incidentApi() + "/incidents"))
                .header("Authorization", "Bearer " + whole.people().token("hospital-a"))
                .header("Content-Type", "application/json")
                .header(
                    "traceparent",
                    "00-" + traceId + "-" + HexFormat.of().formatHex(bytes(8)) + "-01")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(REPORT)))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    // then
    assertThat(filed.statusCode()).isEqualTo(201);
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              assertThat(knows(whole, traceId, "incident-api", "POST /incidents")).isTrue();
              assertThat(knows(whole, traceId, "incident-api", "dispatches")).isTrue();
              assertThat(knows(whole, traceId, "incident-api", "incidents publish")).isTrue();
              assertThat(knows(whole, traceId, "dispatch-service", "incidents")).isTrue();
              assertThat(knows(whole, traceId, "notifier", "incidents")).isTrue();
              assertThat(knows(whole, traceId, "notifier", "deliver")).isTrue();
              assertThat(knows(whole, traceId, "incident-api", "notices")).isTrue();
            });
    var number = JSON.readTree(filed.body()).path("number").asText();
    var all = new AtomicReference<>(List.<Spans.Span>of());
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              all.set(whole.collector().of(traceId));
              var delivered =
                  whole.people().hospital("hospital-a").notices(number).stream()
                      .filter(notice -> notice.path("state").asText().equals("DELIVERED"))
                      .map(notice -> notice.path("id").asText())
                      .toList();
              assertThat(delivered).hasSizeGreaterThan(1);
              assertThat(spans(all.get(), "deliver", "notice")).containsAll(delivered);
              assertThat(delivered).containsAll(spans(all.get(), "deliver", "notice"));
              assertThat(spans(all.get(), "call", "kind")).contains("OFFER");
              assertThat(orphans(all.get())).containsExactly("POST /incidents");
            });
    assertThat(spans(all.get(), "deliver", "authority")).contains("mhlw", "prefecture-14");
  }

  /// OWASP ASVS 5.0, 14.2.1, 16.2.5.
  @Test
  void noTraceTellsTheWordOfALink(Whole whole) throws Exception {
    // given
    var at = whole.system().addresses();
    var traceId = HexFormat.of().formatHex(bytes(16));
    var word = "aWordThatOpensSomething";
    var links =
        List.of(
            at.incidentApi() + "/pages/card/" + word,
            at.incidentApi() + "/pages/follow?code=" + word,
            at.dispatchService() + "/pages/answer/" + word,
            at.dispatchService() + "/calendars/" + word);
    // when
    for (var link : links) {
      HTTP.send(
          HttpRequest.newBuilder(URI.create(link))
              .header(
                  "traceparent", "00-" + traceId + "-" + HexFormat.of().formatHex(bytes(8)) + "-01")
              .build(),
          HttpResponse.BodyHandlers.discarding());
    }
    // then
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(whole.collector().of(traceId))
                    .extracting(Spans.Span::parent)
                    .hasSizeGreaterThanOrEqualTo(links.size()));
    assertThat(whole.collector().of(traceId).toString()).doesNotContain(word);
  }

  private static List<String> spans(List<Spans.Span> all, String name, String attribute) {
    return all.stream()
        .filter(span -> span.service().contains("notifier") && span.name().equals(name))
        .map(span -> span.attributes().get(attribute))
        .toList();
  }

  /// Whose parent is not among them: but for the first, whose parent is the caller's.
  private static List<String> orphans(List<Spans.Span> all) {
    var known = all.stream().map(Spans.Span::id).collect(Collectors.toSet());
    return all.stream()
        .filter(span -> !known.contains(span.parent()))
        .map(Spans.Span::name)
        .toList();
  }

  @Test
  void aRecordThatNobodyCanReadIsCountedLoggedAndReplayedOnce(Whole whole) throws Exception {
    // given
    var incident = UUID.randomUUID().toString();
    var door = whole.system().addresses().dispatchService();
    var admin = whole.people().named("admin");
    // when
    try (var kafka =
        new KafkaProducer<>(
            Map.<String, Object>of("bootstrap.servers", whole.system().kafka().address()),
            new StringSerializer(),
            new StringSerializer())) {
      kafka.send(new ProducerRecord<>("incidents", incident, "{")).get();
    }
    // then
    var letter =
        await()
            .atMost(SOON)
            .until(
                () ->
                    admin.all(door + "/dead-letters").stream()
                        .filter(each -> each.path("key").asText().equals(incident))
                        .toList(),
                found -> found.size() == 1)
            .getFirst();
    assertThat(logged(whole, "dispatch-service"))
        .anySatisfy(
            line -> {
              assertThat(line.path("message").asText()).startsWith("dead letter:");
              assertThat(line.path("mdc").path("incident").asText()).isEqualTo(incident);
            });
    assertThat(
            Watching.figure(whole.system().dispatchService().url(), "hikeshi_dead_letters_total"))
        .isPositive();
    var replay = door + "/dead-letters/" + letter.path("id").asText() + "/replay";
    assertThat(admin.post(replay, Map.of()).status()).isEqualTo(204);
    assertThat(admin.post(replay, Map.of()).status()).isEqualTo(409);
  }

  /// ASVS 16.4.1: what comes in with a line break and looks like a line of ours is within a line.
  @Test
  void whateverComesInALineOfTheLogIsOneLine(Whole whole) throws Exception {
    // given
    var forged = UUID.randomUUID() + "\n{\"level\":\"ERROR\",\"message\":\"dead letter: forged\"}";
    // when
    try (var kafka =
        new KafkaProducer<>(
            Map.<String, Object>of("bootstrap.servers", whole.system().kafka().address()),
            new StringSerializer(),
            new StringSerializer())) {
      kafka.send(new ProducerRecord<>("incidents", forged, "{")).get();
    }
    // then
    var log = whole.data().root().resolve("logs").resolve("dispatch-service.log");
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(logged(whole, "dispatch-service"))
                    .anyMatch(line -> line.path("mdc").path("incident").asText().equals(forged)));
    assertThat(Files.readAllLines(log))
        .noneMatch(
            line -> line.startsWith("{\"level\":\"ERROR\",\"message\":\"dead letter: forged"));
  }

  @Test
  void healthTellsAcceptingFromTelling(Whole whole) {
    var watching = new Watching(whole.system());
    await().atMost(SOON).until(watching::allIsWell);
    // when
    whole.system().kafka().kill();
    // then
    try {
      assertThat(watching.withoutKafka(SOON)).isEmpty();
      whole.people().hospital("hospital-a").report(REPORT);
    } finally {
      whole.system().kafka().start();
    }
    await().atMost(SOON).until(watching::allIsWell);
    // when
    whole.system().postgres().kill();
    // then
    try {
      assertThat(watching.withoutPostgres(SOON)).isEmpty();
    } finally {
      whole.system().postgres().start();
    }
    await().atMost(SOON).until(watching::allIsWell);
  }

  private static boolean knows(Whole whole, String traceId, String service, String span) {
    return whole.collector().knows(traceId, service, span);
  }

  private static Stream<String> expressions(String rules) {
    return rules.lines().map(String::strip).filter(line -> line.startsWith("expr:"));
  }

  private static Stream<String> expressions(JsonNode panels) {
    return StreamSupport.stream(panels.spliterator(), false)
        .flatMap(panel -> StreamSupport.stream(panel.path("targets").spliterator(), false))
        .map(target -> target.path("expr").asText());
  }

  /// The names of all figures that any of the three services shows.
  private static Set<String> shown(Whole whole) {
    return whole.system().services().stream()
        .flatMap(service -> Watching.get(service.url() + "/q/metrics").body().lines())
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split("[{ ]")[0])
        .collect(Collectors.toSet());
  }

  private static List<JsonNode> logged(Whole whole, String service) {
    try (var lines = Files.lines(whole.data().root().resolve("logs").resolve(service + ".log"))) {
      return lines
          .filter(line -> line.startsWith("{"))
          .map(
              line -> {
                try {
                  return JSON.readTree(line);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              })
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path observability(Whole whole, String file) {
    return whole.checkout().deploy("observability").resolve(file);
  }

  private static byte[] bytes(int count) {
    var bytes = new byte[count];
    RandomGenerator.getDefault().nextBytes(bytes);
    return bytes;
  }
}
