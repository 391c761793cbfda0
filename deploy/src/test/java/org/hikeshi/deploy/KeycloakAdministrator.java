package org.hikeshi.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.hikeshi.deploy.RunningSystem.Whole;
import org.jspecify.annotations.Nullable;

/// An administrator's hand in one realm of the Keycloak that runs anyway.
final class KeycloakAdministrator {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client = HttpClient.newHttpClient();
  private final Whole whole;
  private final String realm;

  KeycloakAdministrator(Whole whole, String realm) {
    this.whole = whole;
    this.realm = whole.system().keycloak().url() + "/admin/realms/" + realm;
  }

  /// Where everything of the realm is found.
  String realm() {
    return realm;
  }

  JsonNode look(String path) throws IOException, InterruptedException {
    return JSON.readTree(send("GET", realm + path, null).body());
  }

  HttpResponse<String> send(String method, String url, @Nullable JsonNode body)
      throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create(url))
            .header("Authorization", "Bearer " + token())
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body == null ? "" : body.toString()))
            .build(),
        BodyHandlers.ofString());
  }

  /// @return where the account is found that she has now
  String person(String name, String... roles) throws IOException, InterruptedException {
    var person =
        JSON.createObjectNode()
            .put("username", name)
            .put("enabled", true)
            .put("email", name + "@hospital.example")
            .put("firstName", "みなと")
            .put("lastName", "港");
    var found =
        send("POST", realm + "/users", person).headers().firstValue("Location").orElseThrow();
    var given = JSON.createArrayNode();
    for (var role : roles) {
      given.add(look("/roles/" + role));
    }
    assertThat(send("POST", found + "/role-mappings/realm", given).statusCode()).isEqualTo(204);
    return found;
  }

  /// The status that setting this password is answered with.
  int give(String person, String password) throws IOException, InterruptedException {
    var credential =
        JSON.createObjectNode()
            .put("type", "password")
            .put("value", password)
            .put("temporary", false);
    return send("PUT", person + "/reset-password", credential).statusCode();
  }

  /// Anybody's form, such as one for a token.
  JsonNode form(String url, Map<String, String> fields) throws IOException, InterruptedException {
    var body =
        fields.entrySet().stream()
            .map(field -> field.getKey() + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    var answer =
        client.send(
            HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString());
    return JSON.readTree(answer.body());
  }

  /// A new one each time: it lasts a minute.
  private String token() throws IOException, InterruptedException {
    return form(
            whole.system().keycloak().url() + "/realms/master/protocol/openid-connect/token",
            Map.of(
                "grant_type", "password",
                "client_id", "admin-cli",
                "username", "keycloak-administrator",
                "password", whole.data().password("keycloak-administrator")))
        .path("access_token")
        .asText();
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
