package org.hikeshi.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.hikeshi.deploy.RunningSystem.Whole;
import org.hikeshi.deploy.local.CannotRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// The realm that a site begins with, in the Keycloak that runs anyway.
@ExtendWith(RunningSystem.class)
class SiteRealmTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> DOORS =
      List.of("https://incident.example", "https://dispatch.example", "https://notifier.example");
  private static final String GOOD = "kaji-to-kenka-wa-edo-no-hana";

  @Test
  void hasNoPeopleNoKnownSecretAndItsOwnAddressesOnly(Whole whole, @TempDir Path directory)
      throws IOException {
    // given
    var folder = directory.resolve("not-yet-there");
    var file = folder.resolve("realm.json");
    // when
    SiteRealm.write(file, whole.checkout(), DOORS, new SecureRandom());
    // then
    var realm = JSON.readTree(file.toFile());
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(realm.path("users").findValues("credentials")).isEmpty();
    assertThat(realm.path("clients").findValuesAsText("clientId"))
        .containsExactly("incident-api", "dispatch-service", "notifier", "operators");
    assertThat(realm.path("clients").findValuesAsText("secret"))
        .doesNotHaveDuplicates()
        .allMatch(secret -> secret.matches("[0-9a-f]{64}"));
    assertThat(Files.readString(file)).doesNotContain("127.0.0.1", "localhost", "local-only");
    assertThat(realm.path("clients").findValuesAsText("fullScopeAllowed")).containsOnly("false");
    assertThat(Files.getPosixFilePermissions(folder))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    assertThat(folder.resolve(CommonPasswords.FILE)).isNotEmptyFile();
    assertThat(realm.path("clients").path(1).path("redirectUris").path(0).asText())
        .isEqualTo("https://dispatch.example/pages/signed-in");
    assertThat(realm.path("clients").findValuesAsText("backchannel.logout.url"))
        .containsExactly(
            "https://incident-api:8443/back-channel-logout",
            "https://dispatch-service:8443/back-channel-logout",
            "https://notifier:8443/back-channel-logout");
  }

  @Test
  void isNeverWrittenOverAnotherNorForAnAddressWithoutTls(Whole whole, @TempDir Path directory)
      throws IOException {
    var there = Files.createFile(directory.resolve("realm.json"));
    assertThatThrownBy(() -> SiteRealm.write(there, whole.checkout(), DOORS, new SecureRandom()))
        .isInstanceOf(CannotRun.class)
        .hasMessageContaining("is there already");
    for (var wrong : List.of("http://a.example", "https://a.example/", "a.example", "https:// a")) {
      var file = directory.resolve("other.json");
      var doors = List.of(wrong, wrong, wrong);
      assertThatThrownBy(() -> SiteRealm.write(file, whole.checkout(), doors, new SecureRandom()))
          .isInstanceOf(CannotRun.class)
          .hasMessageContaining("is not an address like");
    }
  }

  /// ASVS 6.2.1, 6.2.11, 6.3.3, 6.3.4, 10.4.1, 10.4.4.
  @Test
  void asksForALongPasswordAndASecondFactorAndTakesNoPasswordFromAClient(
      Whole whole, @TempDir Path directory) throws Exception {
    // given
    var site = SiteKeycloak.with(whole, directory, "site", DOORS);
    var minato = site.administrator().person("minato", "hospital");
    // then
    for (var weak :
        List.of(
            "hikeshi",
            "elevenchars",
            "minato-minato",
            "Hikeshi-2026!",
            "Byouin-Tokyo1",
            "1qaz2wsx3edc")) {
      assertThat(site.administrator().give(minato, weak)).as(weak).isEqualTo(400);
    }
    assertThat(site.administrator().give(minato, GOOD)).isEqualTo(204);

    var asClient = site.asClient("incident-api");
    var own = site.token(with(asClient, "grant_type", "client_credentials"));
    var claims = SiteKeycloak.claims(own.path("access_token").asText());
    assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isEqualTo(300);
    var byPassword = with(asClient, "grant_type", "password");
    assertThat(
            site.token(with(with(byPassword, "username", "minato"), "password", GOOD))
                .path("error")
                .asText())
        .isEqualTo("unauthorized_client");

    var back = DOORS.getFirst() + "/pages/";
    assertThat(new Browser().open(site.signIn(back + "other"), "minato").statusCode())
        .isEqualTo(400);
    var next = new Browser().open(site.signIn(back + "signed-in"), "minato", GOOD);
    assertThat(next.statusCode()).isEqualTo(200);
    assertThat(next.body()).contains("login-config-totp");
  }

  /// ASVS 6.2.3, 7.5.1, 7.5.2, 10.4.11.
  @Test
  void whoLooksAtHerAccountOrChangesItSignsInAgainAndAServiceGetsItsOwnRolesOnly(
      Whole whole, @TempDir Path directory) throws Exception {
    // given somebody with more roles than notifier answers to, who has just signed in
    var site = SiteKeycloak.with(whole, directory, "again", DOORS);
    site.administrator().give(site.administrator().person("minato", "hospital", "engineer"), GOOD);
    var notifier = site.signIn("notifier", DOORS.getLast() + "/pages/signed-in");
    var browser = new Browser();
    var asked = browser.open(notifier, "minato", GOOD);
    // when
    var done = browser.fillIn(SiteKeycloak.action(asked), site.secondFactor(asked));
    // then
    assertThat(done.statusCode()).isEqualTo(302);
    var token = site.tokenOf("notifier", done);
    assertThat(token.path("realm_access").path("roles").valueStream().map(JsonNode::asText))
        .containsExactly("hospital");
    assertThat(token.has("resource_access")).isFalse();
    assertThat(browser.open(notifier, "nobody").statusCode()).as("signed in").isEqualTo(302);
    var account = browser.open(site.accountPages(), "minato", GOOD);
    assertThat(account.statusCode()).isEqualTo(200);
    assertThat(account.body()).contains("kc-otp-login-form");
    for (var change : List.of("UPDATE_PASSWORD", "CONFIGURE_TOTP")) {
      // a sign-in of this very second counts
      Awaitility.await(change)
          .atMost(Duration.ofSeconds(10))
          .until(
              () ->
                  browser
                      .open(notifier + "&kc_action=" + change, "nobody", "wrong")
                      .body()
                      .contains("kc-form-login"));
    }
  }

  private static Map<String, String> with(Map<String, String> fields, String name, String value) {
    var more = new HashMap<>(fields);
    more.put(name, value);
    return more;
  }
}
