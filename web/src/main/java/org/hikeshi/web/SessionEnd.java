package org.hikeshi.web;

import io.quarkus.oidc.RefreshToken;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// When a sign-in ends by itself. A page's session is renewed by the refresh token, so it lasts as
/// long as that does, and not only as the token that came with it. It is nothing to decide by: the
/// identity provider does.
final class SessionEnd {

  /// @param token without a refresh token, the end of this one is the end
  /// @return nothing where the refresh token does not say
  static Optional<Instant> of(@Nullable RefreshToken refresh, long token) {
    return refresh == null || refresh.getToken() == null
        ? Optional.of(Instant.ofEpochSecond(token))
        : of(refresh.getToken());
  }

  /// Keycloak's is a JWT, though the standard does not ask for that.
  private static Optional<Instant> of(String refresh) {
    var parts = refresh.split("\\.");
    if (parts.length != 3) {
      return Optional.empty();
    }
    try {
      var claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
      return Optional.ofNullable(new JsonObject(claims).getLong("exp")).map(Instant::ofEpochSecond);
    } catch (IllegalArgumentException | DecodeException | ClassCastException e) {
      return Optional.empty();
    }
  }

  private SessionEnd() {}
}
