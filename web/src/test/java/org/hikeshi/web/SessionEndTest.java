package org.hikeshi.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.oidc.RefreshToken;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionEndTest {

  private static final long TOKEN_ENDS = 1_770_571_800;
  private static final long REFRESH_ENDS = TOKEN_ENDS + 1_500;

  @Test
  void aSignInLastsAsLongAsItCanBeRenewed() {
    // given
    var refresh = new RefreshToken(jwt("{\"typ\":\"Refresh\",\"exp\":" + REFRESH_ENDS + "}"));
    // then
    assertThat(SessionEnd.of(refresh, TOKEN_ENDS)).contains(Instant.ofEpochSecond(REFRESH_ENDS));
  }

  @Test
  void whatCannotBeRenewedEndsWithItsToken() {
    assertThat(SessionEnd.of(null, TOKEN_ENDS)).contains(Instant.ofEpochSecond(TOKEN_ENDS));
  }

  /// No warning rather than a wrong one.
  @ParameterizedTest
  @ValueSource(strings = {"opaque", "a.b.c", "a.e30.c", "a.eyJleHAiOiJ4In0.c", "a.*.c"})
  void aRefreshTokenThatDoesNotSayIsNotGuessedAt(String refresh) {
    assertThat(SessionEnd.of(new RefreshToken(refresh), TOKEN_ENDS)).isEmpty();
  }

  private static String jwt(String claims) {
    var bytes = claims.getBytes(StandardCharsets.UTF_8);
    return "h." + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes) + ".s";
  }
}
