package org.hikeshi.page;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.hikeshi.FrontDesk;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.web.testing.TestIssuer;
import org.hikeshi.web.testing.TestTokens;
import org.junit.jupiter.api.Test;

/// ASVS 3.3.3: as a site is set, no other host of its domain can put the cookie against forged
/// forms in.
@QuarkusTest
@TestProfile(HostsOwnCookieTest.AsASite.class)
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
class HostsOwnCookieTest {

  private static final String COOKIE = "__Host-csrf-incident-api";
  private static final String FORM = "/pages/report";

  /// What a site's file says of this cookie.
  public static class AsASite implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
      var site = new Properties();
      try (var file = Files.newBufferedReader(Path.of("../deploy/site/service.properties"))) {
        site.load(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return site.stringPropertyNames().stream()
          .filter(key -> key.startsWith("quarkus.rest-csrf."))
          .collect(Collectors.toMap(key -> key, site::getProperty));
    }
  }

  @Test
  void itIsThisHostsAloneAndAFormNeedsIt() {
    // given
    FrontDesk.knowBothHospitals();
    var page = given().auth().oauth2(TestTokens.as("hospital-a")).get(FORM);
    assertThat(page.header("Set-Cookie"))
        .startsWith(COOKIE + "=")
        .contains("Path=/;", "Secure", "HTTPOnly", "SameSite=Lax")
        .doesNotContain("Domain");
    assertThat(FrontDesk.as("hospital-a").get("/incidents").header("Set-Cookie")).isNull();
    // when
    var own = sent(page, COOKIE);
    var anothers = sent(page, "csrf-incident-api");
    // then
    assertThat(own.statusCode()).isEqualTo(303);
    assertThat(anothers.statusCode()).isEqualTo(400);
  }

  private static Response sent(Response page, String cookie) {
    var html = page.body().asString();
    return given()
        .redirects()
        .follow(false)
        .auth()
        .oauth2(TestTokens.as("hospital-a"))
        .contentType("application/x-www-form-urlencoded; charset=UTF-8")
        .cookie(cookie, page.cookie(COOKIE))
        .formParam("csrf-token", Visitor.hidden(html, "csrf-token"))
        .formParam("key", Visitor.hidden(html, "key"))
        .formParam("/category", "RANSOMWARE")
        .formParam("/summary", "脅迫文")
        .formParam("/contact/phone", "090-1111-2222")
        .post(FORM);
  }
}
