package org.hikeshi.deploy.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.hikeshi.deploy.RunningSystem;
import org.hikeshi.deploy.RunningSystem.Whole;
import org.hikeshi.deploy.people.Person;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/// Numbers are those of OWASP ASVS 5.0.
@Tag("security")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ExtendWith(RunningSystem.class)
class IntrudersTest {

  private static final int TRIES = Integer.getInteger("tries", 3_000);
  private static final Map<String, String> ASKS =
      Map.of(
          "incident-api", "/incidents", "dispatch-service", "/dispatches", "notifier", "/notices");

  /// 9.1.1, 9.1.2, 9.1.3: only the issuer's signature counts, by the issuer's own keys and
  /// algorithm.
  @Test
  void aForgedTokenIsRefusedAtEveryDoor(Whole whole) throws Exception {
    // given
    var genuine = whole.people().token("coordinator");
    var keys = get(whole.system().addresses().realm() + "/protocol/openid-connect/certs");
    // when
    var letIn = new ArrayList<String>();
    var tried = new Forged(genuine, keys).all();
    tried.forEach(
        (fault, token) ->
            doors(whole)
                .forEach(
                    door -> {
                      var answer = asks(door, token);
                      if (answer.statusCode() != 401
                          || !type(answer).startsWith("application/problem+json")) {
                        letIn.add(fault + " at " + door.name() + ": " + answer.statusCode());
                      }
                    }));
    // then
    System.out.printf("forged tokens: %d kinds at 3 doors%n", tried.size());
    assertThat(letIn).isEmpty();
    assertThat(doors(whole)).allMatch(door -> asks(door, genuine).statusCode() == 200);
  }

  /// 9.2.2: a token that was made for something else is no access token.
  @Test
  void anotherKindOfTokenIsNoAccessToken(Whole whole) throws Exception {
    // given
    var answer = signIn(whole, "coordinator");
    // then
    for (var kind : List.of("id_token", "refresh_token")) {
      var token = answer.path(kind).asText();
      assertThat(token).as(kind).isNotEmpty();
      assertThat(doors(whole))
          .as(kind)
          .allSatisfy(door -> assertThat(asks(door, token).statusCode()).isEqualTo(401));
    }
  }

  /// 3.4.1 to 3.4.6, 14.3.2: what every answer carries, whatever it says.
  @Test
  void everyAnswerHasItsHeaders(Whole whole) {
    // given
    var token = whole.people().token("hospital-a");
    var wrong = new ArrayList<String>();
    int answers = 0;
    for (var door : doors(whole)) {
      for (var path :
          Stream.concat(
                  door.operations().stream().map(Door.Operation::path).distinct(),
                  Stream.of("/", "/pages", "/nowhere", "/assets/hikeshi.css"))
              .filter(path -> !path.endsWith("/live"))
              .toList()) {
        for (var headers :
            List.of(new String[] {}, new String[] {"Authorization", "Bearer " + token})) {
          var answer =
              door.get(
                  path.replaceAll("\\{[^}]*}", "00000000-0000-7000-8000-000000000001"), headers);
          answers++;
          faults(answer).forEach(fault -> wrong.add(door.name() + " " + path + ": " + fault));
        }
      }
    }
    // then
    System.out.printf("headers: %d answers%n", answers);
    assertThat(wrong).isEmpty();
  }

  private static List<String> faults(HttpResponse<String> answer) {
    var wrong = new ArrayList<String>();
    var wanted =
        Map.of(
            "Content-Security-Policy",
            List.of("default-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"),
            "X-Content-Type-Options",
            List.of("nosniff"),
            "Referrer-Policy",
            List.of("no-referrer"),
            "Strict-Transport-Security",
            List.of("max-age=31536000; includeSubDomains"),
            "Cache-Control",
            List.of(answer.uri().getPath().startsWith("/assets/") ? "" : "no-store"));
    wanted.forEach(
        (name, values) ->
            values.stream()
                .filter(value -> !answer.headers().firstValue(name).orElse("").contains(value))
                .forEach(value -> wrong.add("no " + name + ": " + value)));
    var type = type(answer).toLowerCase(Locale.ROOT);
    if (!answer.body().isEmpty()
        && (type.isEmpty() || type.startsWith("text/") && !type.contains("charset="))) {
      wrong.add("Content-Type: " + type);
    }
    for (var tells : List.of("Server", "X-Powered-By")) {
      answer.headers().firstValue(tells).ifPresent(value -> wrong.add(tells + ": " + value));
    }
    if (!answer.uri().getPath().startsWith("/pages")
        && answer.headers().firstValue("Set-Cookie").isPresent()) {
      wrong.add("a cookie outside of /pages");
    }
    for (var cookie : answer.headers().allValues("Set-Cookie")) {
      var attributes = cookie.toLowerCase(Locale.ROOT);
      if (!attributes.contains("httponly")
          || !attributes.contains("secure")
          || !attributes.contains("samesite")
          || !cookie.contains("Path=/pages")) {
        wrong.add("cookie " + cookie.replaceFirst("=.*?;", "=…;"));
      }
    }
    return wrong;
  }

  /// 2.2.1, 1.5.2, 16.5.1: whatever comes, the answer is a decision and not a breakdown. It is the
  /// last: much of what comes is let in, and changes the rosters and the directory.
  @Test
  @Order(Integer.MAX_VALUE)
  void noInputBreaksADoor(Whole whole) {
    // given
    long seed = Long.getLong("seed", RandomGenerator.getDefault().nextInt(1_000_000));
    var tokens =
        Stream.concat(
                Stream.of("", "not.a.token"),
                Stream.of("hospital-a", "hospital-b", "engineer-1", "coordinator", "mhlw", "admin")
                    .map(whole.people()::token))
            .toList();
    var ids = everythingThere(whole);
    var broken = new ArrayList<String>();
    var answers = new TreeMap<Integer, Integer>();
    // when
    for (var door : doors(whole)) {
      var chance = new SplittableRandom(seed ^ door.name().hashCode());
      var fuzzer = new Fuzzer(chance, schemas(door), ids);
      var operations = door.operations();
      for (int i = 0; i < TRIES; i++) {
        var operation = operations.get(chance.nextInt(operations.size()));
        var tried = fuzzer.next(door, operation, tokens);
        var status = door.statusOf(tried.request());
        fuzzer.learn(tried, status);
        answers.merge(status, 1, Integer::sum);
        if (status >= 500) {
          broken.add(
              "%s %s %s: %d (try %d)"
                  .formatted(door.name(), operation.method(), operation.path(), status, i));
        }
      }
    }
    // then
    System.out.printf("fuzzer: seed %d, %d tries a door, answers %s%n", seed, TRIES, answers);
    assertThat(broken).isEmpty();
  }

  /// In an order that does not change, so that a seed repeats what it did.
  private static Map<String, List<String>> everythingThere(Whole whole) {
    var admin = whole.people().named("admin");
    var desk = whole.people().named("coordinator");
    var at = whole.system().addresses();
    var ids = new TreeMap<String, List<String>>();
    ids.put("incidents", ids(desk, at.incidentApi() + "/incidents?limit=100"));
    ids.put("dispatches", ids(desk, at.dispatchService() + "/dispatches?limit=100"));
    ids.put("notices", ids(desk, at.notifier() + "/notices?limit=100"));
    ids.put("duties", ids(desk, at.notifier() + "/duties?limit=100"));
    ids.put("hospitals", ids(admin, at.incidentApi() + "/hospitals?limit=100"));
    ids.put("engineers", ids(admin, at.dispatchService() + "/engineers?limit=100"));
    ids.put("offers", ids(whole.people().named("engineer-1"), at.dispatchService() + "/offers"));
    ids.put("alarms", ids(desk, at.dispatchService() + "/desk/alarms?limit=100"));
    ids.put("authorities", List.of("mhlw", "ppc", "prefecture-14"));
    ids.put("seats", List.of("LEAD", "NETWORK", "EHR"));
    ids.put("reports", List.of("1", "2"));
    ids.values().removeIf(List::isEmpty);
    return ids;
  }

  private static List<String> ids(Person person, String url) {
    return person
        .get(url)
        .body()
        .path("items")
        .valueStream()
        .map(item -> item.path("id").asText())
        .filter(id -> !id.isEmpty())
        .toList();
  }

  /// 16.2.5, 14.2.4: what people write and whom to call is in no log, no audit entry and no event.
  @Test
  void whatPeopleWroteIsInNoLog(Whole whole) throws IOException {
    // given
    var canary = "canary" + Long.toHexString(System.nanoTime());
    var report =
        Map.of(
            "category",
            "RANSOMWARE",
            "summary",
            canary + "-summary",
            "careImpact",
            List.of("EMERGENCY_STOPPED"),
            "contact",
            Map.of(
                "name",
                canary + "-name",
                "phone",
                "+81 90-" + "5550-1234",
                "email",
                canary + "@example.test"));
    // when
    var filed = whole.people().hospital("hospital-a").report(report);
    whole
        .people()
        .named("hospital-a")
        .post(
            whole.system().addresses().incidentApi() + "/incidents",
            Map.of("summary", canary + "-bad"));
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                whole
                        .people()
                        .hospital("hospital-a")
                        .view(filed.path("id").asText())
                        .path("duties")
                        .size()
                    > 0);
    // then
    try (var logs = Files.list(whole.data().root().resolve("logs"))) {
      for (var log : logs.toList()) {
        assertThat(Files.readString(log))
            .as(log.toString())
            .doesNotContain(canary)
            .doesNotContain("5550-1234");
      }
    }
    var leaks = new HashMap<String, String>();
    for (var table : List.of("outbox", "audit")) {
      for (var database : List.of("incident_api", "dispatch_service", "notifier")) {
        var found =
            count(
                whole,
                database,
                "select count(*) from " + table + " t where t::text like '%" + canary + "%'");
        if (found > 0) {
          leaks.put(database + "." + table, found + " rows");
        }
      }
    }
    assertThat(leaks).isEmpty();
  }

  /// 1.3.6: a webhook goes where it was agreed, and to nothing inside. One that was public when it
  /// was kept is looked at again before each call.
  @Test
  void aWebhookGoesToNothingInside(Whole whole) throws SQLException {
    // given
    var admin = whole.people().named("admin");
    var channel = whole.system().addresses().notifier() + "/authorities/mhlw/channel";
    // then
    assertThat(
            List.of(
                "file:///etc/passwd",
                "gopher://127.0.0.1/",
                "ftp://example.test/",
                "jar:http://example.test!/",
                "https://user:password@example.test/",
                "https://",
                "//example.test",
                "not a url",
                "http://169.254.169.254/",
                "https://169.254.169.254/",
                "https://10.0.0.1/",
                "https://167772161/",
                "https://0x0a.0.0.1/",
                "https://[fc00::1]/",
                "https://[::ffff:10.0.0.1]/"))
        .allSatisfy(
            url ->
                assertThat(
                        admin
                            .put(
                                channel,
                                Map.of("type", "WEBHOOK", "url", url, "agreedOn", "2026-04-01"))
                            .status())
                    .as(url)
                    .isEqualTo(400));
    admin
        .put(
            channel,
            Map.of("type", "WEBHOOK", "url", "https://203.0.113.5/", "agreedOn", "2026-04-01"))
        .accepted();
    for (var inside : List.of("https://169.254.169.254/", "https://[fc00::1]/")) {
      moveChannel(whole, "mhlw", inside);
      var filed =
          whole
              .people()
              .hospital("hospital-b")
              .report(
                  Map.of(
                      "category",
                      "RANSOMWARE",
                      "summary",
                      inside,
                      "contact",
                      Map.of("phone", "+81 90-0000-0000")));
      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(
              () ->
                  assertThat(
                          whole
                              .people()
                              .hospital("hospital-b")
                              .notices(filed.path("number").asText()))
                      .filteredOn(notice -> notice.path("authority").asText().equals("mhlw"))
                      .singleElement()
                      .satisfies(
                          notice ->
                              assertThat(notice.path("deliveries").path(0).path("detail").asText())
                                  .contains("the address is not public")));
    }
    admin.put(channel, Map.of("type", "PORTAL", "agreedOn", "2026-04-01")).accepted();
  }

  private static void moveChannel(Whole whole, String authority, String url) throws SQLException {
    try (var connection = whole.system().postgres().connect("notifier");
        var statement =
            connection.prepareStatement("update channel set url = ? where authority = ?")) {
      statement.setString(1, url);
      statement.setString(2, authority);
      assertThat(statement.executeUpdate()).isEqualTo(1);
    }
  }

  private static List<Door> doors(Whole whole) {
    return whole.system().services().stream()
        .map(service -> new Door(service.name(), service.url()))
        .toList();
  }

  private static HttpResponse<String> asks(Door door, String token) {
    return door.get(ASKS.get(door.name()), "Authorization", "Bearer " + token);
  }

  private static String type(HttpResponse<String> answer) {
    return answer.headers().firstValue("Content-Type").orElse("");
  }

  private static JsonNode schemas(Door door) {
    try {
      return Door.JSON
          .readTree(door.get("/q/openapi?format=json").body())
          .path("components")
          .path("schemas");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode signIn(Whole whole, String user)
      throws IOException, InterruptedException {
    return Door.JSON.readTree(
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(
                        URI.create(
                            whole.system().addresses().realm() + "/protocol/openid-connect/token"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(
                        HttpRequest.BodyPublishers.ofString(
                            "grant_type=password&client_id=hikeshi-cli&scope=openid&username="
                                + user
                                + "&password=hikeshi"))
                    .build(),
                HttpResponse.BodyHandlers.ofString())
            .body());
  }

  private static JsonNode get(String url) throws IOException, InterruptedException {
    return Door.JSON.readTree(
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(url)).build(),
                HttpResponse.BodyHandlers.ofString())
            .body());
  }

  private static long count(Whole whole, String database, String sql) {
    try (var connection = whole.system().postgres().connect(database);
        var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
