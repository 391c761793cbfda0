package org.hikeshi.deploy.people;

import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/// Local users sign in by name and password at the realm.
final class SignIn {

  /// Of every local user, as the README says.
  private static final String PASSWORD = "hikeshi";

  private final Http http;
  private final String realm;

  SignIn(HttpClient client, String realm) {
    this.http = new Http(client);
    this.realm = realm;
  }

  /// An access token. Throws when the realm does not know the user.
  String token(String user) {
    var form =
        Map.of(
            "grant_type", "password",
            "client_id", "hikeshi-cli",
            "scope", "openid",
            "username", user,
            "password", PASSWORD);
    var body =
        form.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + encoded(entry.getValue()))
            .collect(Collectors.joining("&"));
    var request =
        Http.to(realm + "/protocol/openid-connect/token")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return http.send(request).accepted().path("access_token").asText();
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
