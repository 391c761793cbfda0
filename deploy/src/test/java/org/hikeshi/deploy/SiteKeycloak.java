package org.hikeshi.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.hikeshi.deploy.RunningSystem.Whole;

/// The realm that `./run site-realm` writes, under another name in the Keycloak that runs anyway.
final class SiteKeycloak {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String VERIFIER = "v".repeat(43);
  // base64url(SHA-256(VERIFIER))
  private static final String CHALLENGE = "7w_YNF9DSfIdPf_pRjSq646_kPr-2-o9NAl16JGghdM";

  // A flow's in site.json.
  private static final String FLOW = "00000000-0000-7000-8000-000000000901";

  private final JsonNode realm;
  private final KeycloakAdministrator administrator;
  private final String protocol;

  private SiteKeycloak(Whole whole, JsonNode realm, String name) throws Exception {
    var keycloak = whole.system().keycloak().url();
    this.realm = realm;
    this.administrator = new KeycloakAdministrator(whole, name);
    this.protocol = keycloak + "/realms/" + name + "/protocol/openid-connect";
    assertThat(administrator.send("POST", keycloak + "/admin/realms", realm).statusCode())
        .isEqualTo(201);
  }

  static SiteKeycloak with(Whole whole, Path directory, String name, List<String> doors)
      throws Exception {
    var file = directory.resolve("realm.json");
    SiteRealm.write(file, whole.checkout(), doors, new SecureRandom());
    refuse(whole, directory.resolve(CommonPasswords.FILE));
    var realm = (ObjectNode) JSON.readTree(file.toFile());
    return new SiteKeycloak(whole, asAnother(realm, name), name);
  }

  KeycloakAdministrator administrator() {
    return administrator;
  }

  String signIn(String back) {
    return signIn("incident-api", back);
  }

  String signIn(String service, String back) {
    return protocol
        + "/auth?scope=openid&response_type=code&code_challenge_method=S256&code_challenge="
        + CHALLENGE
        + "&client_id="
        + service
        + "&redirect_uri="
        + encoded(back);
  }

  /// Where she sees and ends her sign-ins.
  String accountPages() {
    return signIn("account-console", url() + "/account/");
  }

  /// The realm's address.
  String url() {
    return protocol.replace("/protocol/openid-connect", "");
  }

  JsonNode token(Map<String, String> fields) throws Exception {
    return administrator.form(protocol + "/token", fields);
  }

  Map<String, String> asClient(String service) {
    var secret =
        realm
            .path("clients")
            .valueStream()
            .filter(each -> each.path("clientId").asText().equals(service))
            .map(each -> each.path("secret").asText())
            .findFirst();
    return Map.of("client_id", service, "client_secret", secret.orElseThrow());
  }

  /// What the service reads in the access token that it gets for this end of a sign-in.
  JsonNode tokenOf(String service, HttpResponse<String> done) throws Exception {
    var to = done.headers().firstValue("Location").orElseThrow();
    var fields = new HashMap<>(asClient(service));
    fields.put("grant_type", "authorization_code");
    fields.put("code", found("[?&]code=([^&]+)", to));
    fields.put("redirect_uri", to.substring(0, to.indexOf('?')));
    fields.put("code_verifier", VERIFIER);
    return claims(token(fields).path("access_token").asText());
  }

  static JsonNode claims(String token) throws IOException {
    return JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
  }

  static String action(HttpResponse<String> page) {
    return found("<form[^>]*action=\"([^\"]+)\"", page.body());
  }

  /// What an authenticator application would show for the secret of this page.
  Map<String, String> secondFactor(HttpResponse<String> page) throws GeneralSecurityException {
    var secret = found("name=\"totpSecret\" value=\"([^\"]+)\"", page.body());
    return Map.of("totp", code(secret, 0), "totpSecret", secret, "userLabel", "phone");
  }

  /// What it shows half a minute later: no code counts twice.
  Map<String, String> nextFactor(Map<String, String> factor) throws GeneralSecurityException {
    return Map.of("otp", code(factor.get("totpSecret"), 1));
  }

  /// RFC 6238.
  private static String code(String secret, int later) throws GeneralSecurityException {
    var mac = Mac.getInstance("HmacSHA1");
    mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "RAW"));
    var step = Instant.now().getEpochSecond() / 30 + later;
    var hash = ByteBuffer.wrap(mac.doFinal(ByteBuffer.allocate(8).putLong(step).array()));
    int code = (hash.getInt(hash.get(19) & 0xf) & 0x7fffffff) % 1_000_000;
    return "%06d".formatted(code);
  }

  /// The answer to the question whether a shell may have what it asks for.
  static Map<String, String> yes(HttpResponse<String> page) {
    return Map.of("code", found("name=\"code\" value=\"([^\"]+)\"", page.body()), "accept", "Yes");
  }

  /// Lays the list of refused passwords where Keycloak looks for it.
  private static void refuse(Whole whole, Path list) throws IOException {
    try (var programs = Files.list(whole.checkout().deploy("target/programs"))) {
      var home =
          programs
              .filter(each -> each.getFileName().toString().startsWith("keycloak-"))
              .findFirst();
      var lists = Files.createDirectories(home.orElseThrow().resolve("data/password-blacklists"));
      Files.copy(list, lists.resolve(CommonPasswords.FILE), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /// So that it stands beside others: ids and the default role's name are the server's.
  private static JsonNode asAnother(ObjectNode realm, String name) throws IOException {
    realm.path("users").forEach(user -> ((ObjectNode) user).remove("id"));
    realm.put("realm", name);
    return JSON.readTree(
        realm
            .toString()
            .replace("default-roles-hikeshi", "default-roles-" + name)
            .replace(FLOW, UUID.nameUUIDFromBytes(name.getBytes(UTF_8)).toString()));
  }

  static String found(String pattern, String text) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map(match -> match.group(1))
        .findFirst()
        .orElseThrow(() -> new AssertionError(pattern + " is not in " + text));
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, UTF_8);
  }
}
