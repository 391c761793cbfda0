package org.hikeshi.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import org.hikeshi.deploy.RunningSystem.Whole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// How long a sign-in counts.
@ExtendWith(RunningSystem.class)
class SessionsTest {

  private static final String LIFESPAN = "access.token.lifespan";
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
