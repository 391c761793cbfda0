package org.hikeshi.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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

  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void hasNoPeopleNoKnownSecretAndItsOwnAddressesOnly(Whole whole, @TempDir Path directory)
      throws IOException {
    // given
    var file = directory.resolve("realm.json");
    // when
    SiteRealm.write(file, whole.checkout(), DOORS, new SecureRandom());
    // then
    var realm = JSON.readTree(file.toFile());
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(realm.path("users").findValues("credentials")).isEmpty();
    assertThat(realm.path("clients").findValuesAsText("clientId"))
        .containsExactly("incident-api", "dispatch-service", "notifier");
    assertThat(realm.path("clients").findValuesAsText("secret"))
        .doesNotHaveDuplicates()
        .allMatch(secret -> secret.matches("[0-9a-f]{64}"));
    assertThat(Files.readString(file)).doesNotContain("127.0.0.1", "localhost", "local-only");
    assertThat(realm.path("clients").path(1).path("redirectUris").path(0).asText())
        .isEqualTo("https://dispatch.example/pages/signed-in");
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

  /// ASVS 6.2.1, 6.3.3, 6.3.4, 10.4.1, 10.4.4.
  @Test
  void asksForALongPasswordAndASecondFactorAndTakesNoPasswordFromAClient(
      Whole whole, @TempDir Path directory) throws Exception {
    // given
    var file = directory.resolve("realm.json");
    SiteRealm.write(file, whole.checkout(), DOORS, new SecureRandom());
    var realm = asAnother((ObjectNode) JSON.readTree(file.toFile()));
    var keycloak = whole.system().keycloak().url();
    var admin = keycloak + "/admin/realms";
    var token =
        form(
                keycloak + "/realms/master/protocol/openid-connect/token",
                Map.of(
                    "grant_type", "password",
                    "client_id", "admin-cli",
                    "username", "keycloak-administrator",
                    "password", whole.data().password("keycloak-administrator")))
            .path("access_token")
            .asText();
    assertThat(send("POST", admin, token, realm).statusCode()).isEqualTo(201);
    var person =
        JSON.readTree(
            """
            {"username": "minato", "enabled": true, "email": "minato@hospital.example",
             "firstName": "みなと", "lastName": "港"}
            """);
    var created = send("POST", admin + "/site/users", token, person);
    var password = created.headers().firstValue("Location").orElseThrow() + "/reset-password";
    // then
    for (var weak : List.of("hikeshi", "elevenchars", "minato-minato")) {
      assertThat(send("PUT", password, token, credential(weak)).statusCode())
          .as(weak)
          .isEqualTo(400);
    }
    assertThat(send("PUT", password, token, credential(GOOD)).statusCode()).isEqualTo(204);

    var site = keycloak + "/realms/site/protocol/openid-connect";
    var secret = realm.path("clients").path(0).path("secret").asText();
    var asClient = Map.of("client_id", "incident-api", "client_secret", secret);
    var own = form(site + "/token", with(asClient, "grant_type", "client_credentials"));
    assertThat(own.path("expires_in").asInt()).isEqualTo(300);
    var byPassword = with(asClient, "grant_type", "password");
    assertThat(
            form(site + "/token", with(with(byPassword, "username", "minato"), "password", GOOD))
                .path("error")
                .asText())
        .isEqualTo("unauthorized_client");

    var back = DOORS.getFirst() + "/pages/";
    assertThat(new Browser().open(signIn(site, back + "other"), "minato").statusCode())
        .isEqualTo(400);
    var next = new Browser().open(signIn(site, back + "signed-in"), "minato", GOOD);
    assertThat(next.statusCode()).isEqualTo(200);
    assertThat(next.body()).contains("login-config-totp");
  }

  /// So that it stands beside the local one: ids and the default role's name are the server's.
  private static ObjectNode asAnother(ObjectNode realm) throws IOException {
    realm.path("users").forEach(user -> ((ObjectNode) user).remove("id"));
    realm.put("realm", "site");
    return (ObjectNode)
        JSON.readTree(realm.toString().replace("default-roles-hikeshi", "default-roles-site"));
  }

  private static JsonNode credential(String password) {
    return JSON.createObjectNode()
        .put("type", "password")
        .put("value", password)
        .put("temporary", false);
  }

  private static Map<String, String> with(Map<String, String> fields, String name, String value) {
    var more = new HashMap<>(fields);
    more.put(name, value);
    return more;
  }

  private static String signIn(String site, String back) {
    return site
        + "/auth?client_id=incident-api&scope=openid&response_type=code"
        + "&code_challenge_method=S256&code_challenge="
        + "a".repeat(43)
        + "&redirect_uri="
        + encoded(back);
  }

  private JsonNode form(String url, Map<String, String> fields) throws Exception {
    return JSON.readTree(post(url, fields).body());
  }

  private HttpResponse<String> post(String url, Map<String, String> fields) throws Exception {
    var body =
        fields.entrySet().stream()
            .map(field -> field.getKey() + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    return client.send(
        request(url)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private HttpResponse<String> send(String method, String url, String token, JsonNode body)
      throws Exception {
    return client.send(
        request(url)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body.toString()))
            .build(),
        BodyHandlers.ofString());
  }

  private static HttpRequest.Builder request(String url) {
    return HttpRequest.newBuilder(URI.create(url));
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
