package org.hikeshi.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hikeshi.deploy.RunningSystem.Whole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// How long a sign-in counts.
@ExtendWith(RunningSystem.class)
class SessionsTest {

  private static final String LIFESPAN = "access.token.lifespan";

  /// The end of the session `s`, by nobody: `{"alg":"none"}`.
  private static final String UNSIGNED =
      Stream.of(
              "{\"alg\":\"none\"}",
              "{\"sid\":\"s\",\"events\":{\"http://schemas.openid.net/event/backchannel-logout\":{}}}",
              "")
          .map(part -> Base64.getUrlEncoder().withoutPadding().encodeToString(part.getBytes(UTF_8)))
          .collect(Collectors.joining("."));

  /// Each page of ours has the way out.
  private static final String SIGNED_IN = "action=\"/pages/sign-out\"";

  private static final Duration SOON = Duration.ofSeconds(60);

  /// OWASP ASVS 5.0, 7.6.1: it goes on while the identity provider says so, and ends with its
  /// session there, at the latest when the token ends. Then one is led to sign in again.
  @Test
  void aSignInEndsWhereTheProviderEndsIt(Whole whole) throws IOException, InterruptedException {
    // given a token that ends soon
    var administrator = new KeycloakAdministrator(whole, "hikeshi");
    var pages = tokensLast(administrator, "5");
    try {
      var door = whole.system().addresses().incidentApi();
      var browser = new Browser();
      assertThat(browser.open(door + "/pages", "hospital-b").statusCode()).isEqualTo(200);
      int cookies = browser.givenBy(door).size();
      // then another takes its place, as long as the session lasts
      await()
          .atMost(SOON)
          .untilAsserted(
              () -> {
                assertThat(browser.look(door + "/pages").body()).doesNotContain("kc-form-login");
                assertThat(browser.givenBy(door).stream().skip(cookies))
                    .anyMatch(cookie -> cookie.contains("q_session"));
              });
      // when an administrator ends that
      var person = administrator.look("/users?exact=true&username=hospital-b").path(0);
      assertThat(
              administrator
                  .send(
                      "POST",
                      administrator.realm() + "/users/" + person.path("id").asText() + "/logout",
                      null)
                  .statusCode())
          .isEqualTo(204);
      // then
      await()
          .atMost(SOON)
          .untilAsserted(
              () -> assertThat(browser.look(door + "/pages").body()).contains("kc-form-login"));
    } finally {
      tokensLast(administrator, pages);
    }
  }

  @Test
  void aPageWarnsOfTheEndOfTheSignInAndNotOfItsTokens(Whole whole)
      throws IOException, InterruptedException {
    // given tokens as a site's
    var administrator = new KeycloakAdministrator(whole, "hikeshi");
    var pages = tokensLast(administrator, "300");
    try {
      // when
      var door = whole.system().addresses().incidentApi();
      var page = new Browser().open(door + "/pages", "hospital-b").body();
      // then
      var left = page.replaceAll("(?s).* data-session-left=\"(\\d+)\".*", "$1");
      assertThat(Long.parseLong(left)).isBetween(3_000L, 3_600L);
    } finally {
      tokensLast(administrator, pages);
    }
  }

  /// OWASP ASVS 5.0, 7.4.1, 10.5.5: not the other services' cookies, nor what was copied before,
  /// though the tokens in them have most of an hour left.
  @Test
  void whoSignsOutAtOneServiceIsSignedOutAtAllOfThem(Whole whole)
      throws IOException, InterruptedException {
    // given
    var report = whole.system().addresses().incidentApi() + "/pages/board";
    var dispatch = whole.system().addresses().dispatchService() + "/pages/desk";
    var browser = new Browser();
    var board = browser.open(report, "coordinator");
    assertThat(board.body()).doesNotContain("kc-form-login");
    assertThat(browser.look(dispatch).body()).doesNotContain("kc-form-login");
    var thief = browser.copied();
    var another = browser.copied();
    assertThat(thief.look(dispatch).body()).doesNotContain("kc-form-login");
    // when
    var way = whole.system().addresses().incidentApi() + "/pages/sign-out";
    browser.look(Browser.refreshed(browser.signOut(way, board.body())));
    // then
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(browser.look(dispatch).body()).contains("kc-form-login"));
    for (var copy : List.of(thief, another)) {
      assertThat(copy.look(dispatch).body()).contains("kc-form-login");
      assertThat(copy.look(report).body()).contains("kc-form-login");
    }
  }

  /// OWASP ASVS 5.0, 7.4.2: cookies and tokens, though they have most of an hour left.
  @ParameterizedTest
  @EnumSource
  void whoseAccountIsClosedIsSignedOutEverywhere(Closing closing, Whole whole)
      throws IOException, InterruptedException {
    // given
    var administrator = new KeycloakAdministrator(whole, "hikeshi");
    var name = "leaver-" + closing.name().toLowerCase(Locale.ROOT);
    var account = administrator.person(name, "coordinator");
    assertThat(administrator.give(account, "hikeshi")).isEqualTo(204);
    var report = whole.system().addresses().incidentApi() + "/pages/board";
    var dispatch = whole.system().addresses().dispatchService() + "/pages/desk";
    var browser = new Browser();
    assertThat(browser.open(report, name).body()).contains(SIGNED_IN);
    assertThat(browser.look(dispatch).body()).contains(SIGNED_IN);
    var api = URI.create(whole.system().addresses().notifier() + "/notices");
    var token = whole.people().token(name);
    assertThat(status(api, token)).isEqualTo(200);
    // when
    var closed =
        switch (closing) {
          case DISABLED ->
              administrator.send(
                  "PUT", account, new ObjectMapper().createObjectNode().put("enabled", false));
          case DELETED -> administrator.send("DELETE", account, null);
        };
    assertThat(closed.statusCode()).isEqualTo(204);
    // then
    await().atMost(SOON).untilAsserted(() -> assertThat(status(api, token)).isEqualTo(401));
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              assertThat(browser.look(report).body()).contains("kc-form-login");
              assertThat(browser.look(dispatch).body()).contains("kc-form-login");
            });
  }

  private enum Closing {
    DISABLED,
    DELETED
  }

  private static int status(URI api, String token) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(api).header("Authorization", "Bearer " + token).build(),
            HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  /// Nobody but the identity provider says that a sign-in has ended.
  @Test
  void whoMadeALogoutTokenHerselfIsNotBelieved(Whole whole)
      throws IOException, InterruptedException {
    for (var service : whole.system().services()) {
      var said = URI.create(service.url() + "/back-channel-logout");
      for (var form : List.of("", "logout_token=x", "logout_token=" + UNSIGNED)) {
        var answer =
            HttpClient.newHttpClient()
                .send(
                    HttpRequest.newBuilder(said)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                    HttpResponse.BodyHandlers.discarding());
        assertThat(answer.statusCode()).as(service.name() + " " + form).isEqualTo(400);
      }
    }
  }

  /// Of the hospital's pages alone.
  ///
  /// @param seconds nothing where the realm's own time counts
  /// @return what it was before
  private static String tokensLast(KeycloakAdministrator administrator, String seconds)
      throws IOException, InterruptedException {
    var client = (ObjectNode) administrator.look("/clients?clientId=incident-api").path(0);
    var attributes = (ObjectNode) client.path("attributes");
    var before = attributes.path(LIFESPAN).asText();
    attributes.put(LIFESPAN, seconds);
    var way = administrator.realm() + "/clients/" + client.path("id").asText();
    assertThat(administrator.send("PUT", way, client).statusCode()).isEqualTo(204);
    return before;
  }
}
