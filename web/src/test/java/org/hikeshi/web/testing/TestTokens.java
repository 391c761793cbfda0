package org.hikeshi.web.testing;

import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// Access tokens of the local users, and bent ones, signed by [TestIssuer].
public final class TestTokens {

  /// A signature costs more than the call that it is for. One lasts longer than any run.
  private static final Map<String, String> SIGNED = new ConcurrentHashMap<>();

  private static final String HOSPITAL = "00000000-0000-7000-8000-00000000000";

  private TestTokens() {}

  public static UUID hospital(char letter) {
    return UUID.fromString(HOSPITAL + letter);
  }

  public static UUID engineer(int number) {
    return UUID.fromString("00000000-0000-7000-8000-0000000000e" + number);
  }

  /// @param user as in the contract: `hospital-a`, `engineer-1`, `coordinator`, `ppc`, `admin`, …
  ///   and `service` for a service's own token; `hospital-A` is the same hospital's, whose id the
  ///   identity provider writes in capitals
  public static String as(String user) {
    return SIGNED.computeIfAbsent(user, _ -> sign(claims(user)));
  }

  public static String expired(String user) {
    Instant longAgo = Instant.parse("2026-01-01T00:00:00Z");
    return sign(claims(user).issuedAt(longAgo).expiresAt(longAgo.plus(Duration.ofMinutes(5))));
  }

  public static String notYet(String user) {
    return sign(
        claims(user).claim("nbf", Instant.now().plus(Duration.ofHours(1)).getEpochSecond()));
  }

  public static String forAnotherAudience(String user) {
    return sign(claims(user).audience("somebody-else"));
  }

  public static String ofAnotherIssuer(String user) {
    return sign(claims(user).issuer("https://elsewhere.test"));
  }

  /// Signed, in time, and without any of our roles.
  public static String withoutRole() {
    return sign(base("nobody").claim("realm_access", Map.of("roles", List.of())));
  }

  /// A role of the contract whose claim is missing.
  public static String withoutClaim(String role) {
    return sign(base("bent").claim("realm_access", Map.of("roles", List.of(role))));
  }

  public static String ofSession(String user, String session) {
    return sign(claims(user).claim("sid", session));
  }

  public static String endingIn(String user, Duration life) {
    return sign(claims(user).expiresIn(life));
  }

  /// What the identity provider tells a service when a session has ended.
  ///
  /// @param otherwise claims in place of those that it should have
  public static String logout(String service, String session, Map<String, Object> otherwise) {
    var claims =
        base("nobody")
            .audience(service)
            .claim("typ", "Logout")
            .claim("sid", session)
            .claim(
                "events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()));
    otherwise.forEach(claims::claim);
    return sign(claims);
  }

  private static JwtClaimsBuilder claims(String user) {
    JwtClaimsBuilder claims = base(user);
    String role = user.replaceFirst("-.*", "");
    return switch (role) {
      case "hospital" ->
          claims
              .claim("hospital_id", HOSPITAL + user.charAt(user.length() - 1))
              .claim("realm_access", roles("hospital"));
      case "engineer" ->
          claims
              .claim("engineer_id", engineer(user.charAt(user.length() - 1) - '0').toString())
              .claim("realm_access", roles("engineer"));
      case "coordinator", "admin", "service" -> claims.claim("realm_access", roles(role));
      default -> claims.claim("authority_id", user).claim("realm_access", roles("authority"));
    };
  }

  private static JwtClaimsBuilder base(String user) {
    return Jwt.claims()
        .subject(UUID.nameUUIDFromBytes(user.getBytes(StandardCharsets.UTF_8)).toString())
        .claim("typ", "Bearer")
        .claim("preferred_username", user)
        .claim("name", user)
        .audience("hikeshi")
        .issuer("https://issuer.test")
        .expiresIn(Duration.ofHours(3));
  }

  private static Map<String, List<String>> roles(String role) {
    return Map.of("roles", List.of(role));
  }

  private static String sign(JwtClaimsBuilder claims) {
    return claims.sign(privateKey());
  }

  private static PrivateKey privateKey() {
    byte[] key = Base64.getDecoder().decode(System.getProperty(TestIssuer.PRIVATE_KEY));
    try {
      return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(key));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the test issuer's own key is not readable", e);
    }
  }
}
