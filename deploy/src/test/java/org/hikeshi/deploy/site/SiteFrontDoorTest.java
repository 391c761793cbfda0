package org.hikeshi.deploy.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Skipped where there is no nginx, openssl or curl: `apt-get install nginx-light openssl curl`.
class SiteFrontDoorTest {

  private static final String SECRET = "aWordThatOpens";
  private static final String HSTS =
      "strict-transport-security: max-age=31536000; includeSubDomains";

  private static FrontDoor door;

  @BeforeAll
  static void opens(@TempDir Path folder) throws Exception {
    for (var program : List.of("nginx", "openssl", "curl")) {
      var there = Said.by("sh", "-c", "command -v " + program).status() == 0;
      assumeTrue(there, program + " is missing");
    }
    door = new FrontDoor(folder);
  }

  @AfterAll
  static void closes() {
    if (door != null) {
      door.close();
    }
  }

  /// ASVS 4.1.2.
  @Test
  void onlyPagesAreLedOnToHttpsAndAnApiCallIsRefused() {
    var page = door.plainly("report", "/pages/report?kind=1");
    assertThat(page.status()).isEqualTo(301);
    assertThat(page.text())
        .contains("Location: https://report.hikeshi.example/pages/report?kind=1\r\n");
    assertThat(door.plainly("report", "/").status()).isEqualTo(301);
    for (var path : List.of("/incidents", "/q/metrics", "/calendars/x.ics")) {
      assertThat(door.plainly("report", path).status()).as(path).isEqualTo(403);
    }
    for (var path : List.of("/incidents", "/pages/report", "/")) {
      assertThat(door.plainly("report", path, "-d", "{}").status()).as(path).isEqualTo(403);
    }
    assertThat(door.plainly("login", "/realms/hikeshi/account").status()).isEqualTo(403);
  }

  /// ASVS 12.1.1, 12.1.2, 3.4.1.
  @Test
  void tlsIsNewAndGoodAndSaysThatItStays() {
    var name = "report.hikeshi.example";
    assertThat(door.agrees(name, "-tls1_3")).isTrue();
    assertThat(door.agrees(name, "-tls1_2")).isTrue();
    assertThat(door.agrees(name, "-tls1_1", "-cipher", "DEFAULT@SECLEVEL=0")).isFalse();
    assertThat(door.agrees(name, "-tls1", "-cipher", "DEFAULT@SECLEVEL=0")).isFalse();
    assertThat(door.agrees(name, "-tls1_2", "-cipher", "ECDHE-ECDSA-AES128-SHA")).isFalse();
    assertThat(door.agrees("other.example")).isFalse();
    for (var path : List.of("/", "/q/metrics")) {
      assertThat(door.get("report", path).text().lines().filter(line -> line.startsWith("strict-")))
          .as(path)
          .containsExactly(HSTS);
    }
  }

  /// RFC 9116: each part says itself whom to tell of a weakness, by https.
  @ParameterizedTest
  @CsvSource({"report, incident-api", "dispatch, dispatch-service"})
  void whomToTellOfAWeaknessIsAskedOfThePart(String host, String part) {
    var path = "/.well-known/security.txt";
    assertThat(door.get(host, path).body()).startsWith(part + " ");
    assertThat(door.plainly(host, path).status()).isEqualTo(403);
  }

  /// ASVS 13.4.5.
  @ParameterizedTest
  @ValueSource(strings = {"report", "dispatch", "notices"})
  void whatIsForTheInsideIsNotThere(String host) {
    for (var path :
        List.of(
            "/q",
            "/q/",
            "/back-channel-logout",
            "/q/metrics",
            "/q/health/ready",
            "/q/openapi",
            "//q/metrics",
            "/%71/metrics",
            "/q%2Fmetrics",
            "/pages/../q/metrics",
            "/pages/%2e%2e/q/metrics")) {
      assertThat(door.get(host, path).status()).as(path).isEqualTo(404);
    }
  }

  /// ASVS 13.4.5.
  @Test
  void ofKeycloakOnlyTheRealmIsThere() {
    for (var path :
        List.of(
            "/",
            "/admin",
            "/admin/master/console/",
            "/admin/realms/hikeshi/users",
            "/realms/master/account",
            "/realms/hikeshi/../master/account",
            "/realms/hikeshi/clients-registrations/default",
            "/metrics",
            "/health")) {
      assertThat(door.get("login", path).status()).as(path).isEqualTo(404);
    }
    assertThat(door.get("login", "/realms/hikeshi/account").body()).startsWith("keycloak ");
    var fromInside = List.of("--interface", FrontDoor.ADMINISTRATOR).toArray(String[]::new);
    assertThat(door.get("login", "/admin", fromInside).body()).startsWith("keycloak ");
  }

  /// Else a stranger sends an administrator Keycloak's own link with a code of his in it.
  @Test
  void aSignInByACodeBeginsOnlyWithAnAdministrator() {
    // given
    var begin = "/realms/hikeshi/protocol/openid-connect/auth/device";
    var fromInside = List.of("--interface", FrontDoor.ADMINISTRATOR).toArray(String[]::new);
    // when / then
    for (var path :
        List.of(
            begin,
            begin + "/",
            begin + "?client_id=operators",
            begin.replace("device", "%64evice"),
            begin.replace("auth", "auth;x=%0a"),
            begin.replace("protocol", "protocol;x"),
            "/realms/hikeshi/device;x",
            "/realms/hikeshi/%3bx/device",
            begin.replace("/auth", "//auth/x/.."))) {
      assertThat(door.get("login", path, "-d", "client_id=operators").status())
          .as(path)
          .isEqualTo(404);
    }
    assertThat(door.get("login", begin, fromInside).body()).startsWith("keycloak ");
    // and the code is typed anywhere, where Keycloak's page answers and never its JSON
    for (var path : List.of("/realms/hikeshi/device", "/realms/hikeshi/%64evice/")) {
      assertThat(door.get("login", path, "-d", "x", "-HAccept: application/json").body())
          .as(path)
          .startsWith("keycloak ")
          .contains("Accept=[text/html]");
    }
    assertThat(door.get("login", "/realms/hikeshi/protocol/openid-connect/token").body())
        .contains("Accept=[*/*]");
  }

  /// ASVS 4.1.3, 12.3.4, 15.3.4.
  @Test
  void thePartBehindHearsWhoCallsAndNotWhatSheSaysOfHerself() {
    // when
    var told =
        door.get(
            "dispatch",
            "/offers",
            "-HX-Forwarded-For: 198.51.100.7",
            "-HForwarded: for=198.51.100.7",
            "-HX-Forwarded-Host: evil.example",
            "-HX-Forwarded-Proto: http",
            "-HX-Forwarded-Prefix: /evil");
    // then
    assertThat(told.body())
        .isEqualTo(
            "dispatch-service Host=[dispatch.hikeshi.example] X-Forwarded-For=[127.0.0.1]"
                + " X-Forwarded-Proto=[https] X-Forwarded-Host=[dispatch.hikeshi.example]"
                + " X-Forwarded-Port=[443] Accept=[*/*]");
    assertThat(door.get("notices", "/").status()).as("another's certificate").isEqualTo(502);
  }

  /// ASVS 2.4.1: and a hospital in need is never told to come again.
  @Test
  void floodsAreHeldOffButReportsAreNot() {
    var signIn = "/realms/hikeshi/protocol/openid-connect/auth";
    assertThat(door.flood("login", signIn, 200)).contains("429");
    assertThat(door.get("login", signIn, "--interface", FrontDoor.FLOODS).text())
        .contains("429", "retry-after: 5\r\n");
    for (var path :
        List.of("/incidents", "/incidents/1/reports", "/pages/report", "/pages/card/" + SECRET)) {
      assertThat(door.flood("report", path, 400, "-d", "{}")).as(path).containsExactly("200");
    }
    assertThat(door.flood("report", "/pages/incidents", 400)).contains("200", "429");
    // nor does a key get lost that somebody has pressed in a call; nobody right is behind this name
    assertThat(door.flood("notices", "/phone/reports", 400, "-d", "{}")).containsExactly("502");
    assertThat(door.flood("notices", "/phone/other", 400, "-d", "{}")).contains("429");
    assertThat(door.flood("report", "/incidents", 5, "-d", "{}")).containsExactly("200");
  }

  @Test
  void whatTheDoorItselfRefusesIsAPageForPeopleInBothLanguages() throws IOException {
    var large = List.of("-d", "x", "-HContent-Length: 30000000").toArray(String[]::new);
    var signIn = "/realms/hikeshi/protocol/openid-connect/auth";
    var tooMany =
        Stream.generate(() -> door.get("login", signIn, "--interface", FrontDoor.FLOODS_TOO))
            .limit(300)
            .filter(page -> page.status() == 429)
            .findFirst();
    var refused =
        Map.of(
            502, door.get("notices", "/pages/inbox"),
            413, door.get("report", "/pages/report", large),
            429, tooMany.orElseThrow());
    // then
    refused.forEach(
        (status, page) -> {
          assertThat(page.status()).isEqualTo(status);
          assertThat(page.text()).contains("content-type: text/html; charset=utf-8\r\n");
          assertThat(page.body()).contains("当番デスク", "call the duty desk").doesNotContain("nginx");
        });
    // and the secret of an address is in no log for all that
    door.get("report", "/pages/card/" + SECRET, large);
    door.get("login", "/resources/mark-of-refusals");
    Awaitility.await().until(() -> door.logs().contains(" /resources/mark-of-refusals 200 "));
    assertThat(door.logs()).contains(" /pages/inbox 502 ").doesNotContain(SECRET);
  }

  /// A program reads what to do: a part behind that starts anew is no reason to lose a report.
  @Test
  void whatTheDoorItselfRefusesAProgramIsAProblemDocument() {
    // when
    var large = List.of("-d", "x", "-HContent-Length: 30000000").toArray(String[]::new);
    var refused =
        Map.of(
            502, door.get("notices", "/notices/1/receipt", "-d", "{}"),
            413, door.get("report", "/incidents", large));
    // then
    refused.forEach(
        (status, answer) -> {
          assertThat(answer.status()).isEqualTo(status);
          assertThat(answer.text()).contains("content-type: application/problem+json\r\n");
          assertThat(answer.body())
              .contains("\"type\":\"urn:hikeshi:problem:" + status + "\"")
              .contains("\"status\":" + status + ",")
              .contains("\"code\":\"door.")
              .doesNotContain("<");
        });
    assertThat(refused.get(502).text())
        .contains("retry-after: 5\r\n", HSTS, "where the operation takes an Idempotency-Key");
    assertThat(door.get("notices", "/pages").text()).contains("content-type: text/html");
    assertThat(door.get("notices", "/").text()).contains("content-type: text/html");
  }

  /// It is a card's link, though it ends as the address of news does.
  @Test
  void onlyNewsAreNews() throws IOException {
    // when
    assertThat(door.get("report", "/pages/card/live").body()).startsWith("incident-api ");
    door.get("login", "/resources/mark-of-news");
    // then
    Awaitility.await().until(() -> door.logs().contains(" /resources/mark-of-news 200 "));
    assertThat(door.logs()).doesNotContain("/pages/card/live");
  }

  /// ASVS 14.2.1.
  @Test
  void noSecretOfAnAddressIsInALog() throws IOException {
    // when
    for (var path : List.of("/pages/card/", "/pages/follow/", "/pages/follow?code=")) {
      assertThat(door.get("report", path + SECRET).status()).isEqualTo(200);
      door.plainly("report", path + SECRET);
    }
    for (var path :
        List.of("/pages/answer/", "/pages/contact-test/", "/pages/desk-alarm/", "/calendars/")) {
      door.get("dispatch", path + SECRET);
      door.plainly("dispatch", path + SECRET);
    }
    door.get("login", "/realms/hikeshi/login-actions/authenticate?session_code=" + SECRET);
    door.get("notices", "/pages/signed-in?code=" + SECRET);
    door.get("login", "/resources/mark");
    // then
    Awaitility.await().until(() -> door.logs().contains(" /resources/mark 200 "));
    assertThat(door.logs()).contains(" /pages/signed-in 502 ").doesNotContain(SECRET);
  }

  @Test
  void newsComeAsTheyAreWritten() throws IOException {
    var curl = new ProcessBuilder(door.curl(true, "report", "/incidents/1/live", "-N")).start();
    try (var news = curl.inputReader()) {
      assertThat(news.lines().anyMatch("first"::equals)).isTrue();
      door.part("incident-api").goOn();
      assertThat(news.readLine()).isEqualTo("last");
    } finally {
      curl.destroy();
    }
  }
}
