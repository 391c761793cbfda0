package org.hikeshi.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hikeshi.deploy.RunningSystem.Whole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// The token that `deploy/site/token` gets at a site, in the Keycloak that runs anyway.
@ExtendWith(RunningSystem.class)
class SiteTokenTest {

  private static final List<String> DOORS =
      List.of("https://incident.example", "https://dispatch.example", "https://notifier.example");
  private static final String GOOD = "kaji-to-kenka-wa-edo-no-hana";

  /// RFC 8628. ASVS 6.3.3, 10.4.4, 10.4.5.
  @Test
  void isOfWhoHasSignedInAnewInABrowserWithBothFactors(Whole whole, @TempDir Path directory)
      throws Exception {
    // given somebody who is signed in already
    var site = SiteKeycloak.with(whole, directory, "shell", DOORS);
    site.administrator().give(site.administrator().person("kanri", "admin", "hospital"), GOOD);
    var browser = new Browser();
    var asked = browser.open(site.signIn(DOORS.getFirst() + "/pages/signed-in"), "kanri", GOOD);
    var factor = site.secondFactor(asked);
    browser.fillIn(SiteKeycloak.action(asked), factor);
    // when
    var script = whole.checkout().deploy("site/token").toString();
    var shell = new ProcessBuilder(script, site.url()).start();
    try (var said = shell.errorReader();
        var got = shell.inputReader()) {
      var address = said.readLine();
      var code = SiteKeycloak.found("type (\\S+) there", said.readLine());
      // what the form at that address leads to
      var signIn = browser.look(address + "?user_code=" + code);
      assertThat(signIn.body()).as("signs in anew").contains("kc-form-login");
      var password = Map.of("username", "kanri", "password", GOOD);
      var second = browser.fillIn(SiteKeycloak.action(signIn), password);
      assertThat(second.body()).contains("kc-otp-login-form");
      var confirmed = browser.fillIn(SiteKeycloak.action(second), site.nextFactor(factor));
      var yes = confirmed.uri().resolve(SiteKeycloak.action(confirmed).replace("&amp;", "&"));
      browser.fillIn(yes.toString(), SiteKeycloak.yes(confirmed));
      // then
      var token = SiteKeycloak.claims(got.readLine());
      assertThat(token.path("aud").asText()).isEqualTo("hikeshi");
      assertThat(token.path("realm_access").path("roles").valueStream().map(JsonNode::asText))
          .containsExactly("admin");
      assertThat(token.has("resource_access")).isFalse();
      assertThat(token.path("exp").asLong() - token.path("iat").asLong()).isEqualTo(300);
    } finally {
      shell.destroy();
    }
    // and where the code is typed none begins for who is answered with pages alone, as all at a
    // site
    assertThat(begunWhereACodeIsTyped(site.url())).doesNotContain("device_code");
    var byPassword =
        Map.of(
            "client_id", "operators",
            "grant_type", "password",
            "username", "kanri",
            "password", GOOD);
    assertThat(site.token(byPassword).path("error").asText()).isEqualTo("unauthorized_client");
    assertThat(browser.look(site.signIn("operators", DOORS.getFirst())).statusCode())
        .isEqualTo(400);
  }

  private static String begunWhereACodeIsTyped(String realm) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(realm + "/device"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Accept", "text/html")
            .POST(BodyPublishers.ofString("client_id=operators&scope=openid"))
            .build();
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request, BodyHandlers.ofString()).body();
    }
  }
}
