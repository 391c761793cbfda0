package org.hikeshi.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.hikeshi.deploy.RunningSystem.Whole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Each front door leads its people through the sign-in to their page, without a script.
@ExtendWith(RunningSystem.class)
class PagesTest {

  private static final Map<String, String> FIRST_PAGE =
      Map.of(
          "incident-api",
          "/pages",
          "dispatch-service",
          "/pages/offers",
          "notifier",
          "/pages/inbox");

  @Test
  void aHospitalComesToItsReports(Whole whole) throws IOException, InterruptedException {
    assertLeadsTo(whole.system().addresses().incidentApi(), "hospital-a");
  }

  @Test
  void anEngineerComesToTheOffers(Whole whole) throws IOException, InterruptedException {
    assertLeadsTo(whole.system().addresses().dispatchService(), "engineer-1");
  }

  @Test
  void anAuthorityComesToItsInbox(Whole whole) throws IOException, InterruptedException {
    assertLeadsTo(whole.system().addresses().notifier(), "ppc");
  }

  /// OWASP ASVS 5.0, 10.2.1, 10.5.1: the answer to a sign-in counts in the browser that asked.
  @Test
  void aSignInBelongsToTheBrowserThatAskedForIt(Whole whole)
      throws IOException, InterruptedException {
    for (var service : whole.system().services()) {
      // when
      var asked = look(service.url() + FIRST_PAGE.get(service.name()));
      // then
      assertThat(asked.statusCode()).isEqualTo(302);
      assertThat(asked.headers().firstValue("Location").orElseThrow())
          .startsWith(whole.system().addresses().realm())
          .contains("response_type=code", "code_challenge_method=S256", "code_challenge=")
          .contains("state=", "nonce=");
    }
  }

  /// Each way to the sign-in leaves a cookie of half a kilobyte for five minutes; a page that asks
  /// every ten seconds filled a browser with them, until nothing opened any more.
  @Test
  void aScriptThatAsksSignedOutIsToldSoAndBeginsNoSignIn(Whole whole)
      throws IOException, InterruptedException {
    for (var service : whole.system().services()) {
      // when
      var asked =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(URI.create(service.url() + FIRST_PAGE.get(service.name())))
                      .header("X-Requested-With", "JavaScript")
                      .build(),
                  HttpResponse.BodyHandlers.ofString());
      // then
      assertThat(asked.statusCode()).as(service.name()).isEqualTo(499);
      assertThat(asked.headers().allValues("Set-Cookie")).isEmpty();
    }
  }

  /// 10.4.1, 10.4.6, 10.6.1: the realm sends a code to a page of ours, for a proof key, and nothing
  /// else.
  @Test
  void theRealmRefusesASignInThatIsNotBoundOrLeadsElsewhere(Whole whole)
      throws IOException, InterruptedException {
    var pages = whole.system().addresses().incidentApi() + "/pages";
    var back = pages + "/signed-in";
    var proof = "&code_challenge_method=S256&code_challenge=" + "a".repeat(43);
    // then
    assertThat(signIn(whole, "code", back, proof).statusCode()).isEqualTo(200);
    for (var unbound :
        List.of("", "&code_challenge_method=plain&code_challenge=" + "a".repeat(43))) {
      assertThat(signIn(whole, "code", back, unbound).headers().firstValue("Location").orElse(""))
          .contains("error=invalid_request")
          .doesNotContain("&code=");
    }
    assertThat(
            signIn(whole, "token", back, proof + "&nonce=n")
                .headers()
                .firstValue("Location")
                .orElse(""))
        .contains("error=unauthorized_client");
    for (var elsewhere : List.of("https://elsewhere.example/pages/signed-in", pages)) {
      assertThat(signIn(whole, "code", elsewhere, proof).statusCode()).isEqualTo(400);
    }
  }

  private static HttpResponse<String> signIn(Whole whole, String type, String back, String more)
      throws IOException, InterruptedException {
    return look(
        "%s/protocol/openid-connect/auth?client_id=incident-api&scope=openid&state=s&response_type=%s&redirect_uri=%s%s"
            .formatted(
                whole.system().addresses().realm(),
                type,
                URLEncoder.encode(back, StandardCharsets.UTF_8),
                more));
  }

  private static HttpResponse<String> look(String url) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
  }

  private static void assertLeadsTo(String door, String user)
      throws IOException, InterruptedException {
    // when
    var browser = new Browser();
    var page = browser.open(door + "/", user);

    // then
    assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
    assertThat(page.uri().toString()).startsWith(door + "/pages");
    assertThat(page.body()).contains("<html lang=\"ja\"").doesNotContain("<script>", "<style");
    assertThat(page.headers().firstValue("Content-Security-Policy")).isPresent();
    assertThat(browser.givenBy(door))
        .anyMatch(cookie -> cookie.contains("q_session"))
        .allMatch(cookie -> cookie.contains("Secure") || cookie.contains("Max-Age=0"))
        .allMatch(cookie -> cookie.contains("HTTPOnly") || cookie.contains("Max-Age=0"))
        .allMatch(cookie -> cookie.contains("SameSite=Lax") || cookie.contains("Max-Age=0"))
        .allMatch(cookie -> cookie.contains("Path=/pages"));
    // and a link signs nobody out
    var way = door + "/pages/sign-out";
    assertThat(browser.look(way).uri()).hasToString(way);
    assertThat(browser.givenBy(door)).noneMatch(PagesTest::endsTheSession);
    // the form does, and leads back, not to an error of the realm's
    var out = browser.signOut(way, page.body());
    assertThat(out.statusCode()).as(out.body()).isEqualTo(200);
    assertThat(out.body()).contains("data-signed-out").doesNotContain("csrf-token");
    assertThat(out.headers().firstValue("Clear-Site-Data")).contains("\"cache\"");
    assertThat(browser.givenBy(door)).anyMatch(PagesTest::endsTheSession);
    var back = browser.look(Browser.refreshed(out));
    assertThat(back.statusCode()).as(back.body()).isEqualTo(200);
    // and whoever sits down there next has to say who she is
    assertThat(browser.look(way).body()).contains("kc-form-login");
  }

  private static boolean endsTheSession(String cookie) {
    return cookie.contains("q_session") && cookie.contains("Max-Age=0");
  }
}
