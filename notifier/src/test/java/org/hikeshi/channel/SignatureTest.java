package org.hikeshi.channel;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Against the standard's own library, as an authority's engineer would check it.
class SignatureTest {

  private static final byte[] BODY = "{\"summary\": \"脅迫文\"}".getBytes(StandardCharsets.UTF_8);

  @Test
  void theStandardsLibraryAcceptsIt() {
    // given
    var secret = Signature.newSecret(new SecureRandom());
    // when / then
    assertThatCode(() -> verify(secret, Signature.of(secret, "msg-1", now(), BODY)))
        .doesNotThrowAnyException();
  }

  @Test
  void anotherSecretOrAnotherBodyIsRefused() {
    var secret = Signature.newSecret(new SecureRandom());
    var other = Signature.newSecret(new SecureRandom());
    assertThatThrownBy(() -> verify(secret, Signature.of(other, "msg-1", now(), BODY)))
        .isInstanceOf(WebhookVerificationException.class);
    assertThatThrownBy(() -> verify(secret, Signature.of(secret, "msg-1", now(), new byte[] {1})))
        .isInstanceOf(WebhookVerificationException.class);
  }

  private static void verify(String secret, String signature) throws Exception {
    var headers =
        Map.of(
            "webhook-id", List.of("msg-1"),
            "webhook-timestamp", List.of(Long.toString(now().getEpochSecond())),
            "webhook-signature", List.of(signature));
    new Webhook(secret)
        .verify(new String(BODY, StandardCharsets.UTF_8), HttpHeaders.of(headers, (_, _) -> true));
  }

  /// The library compares with the machine's own clock.
  private static Instant now() {
    return Instant.ofEpochMilli(System.currentTimeMillis() / 60_000 * 60_000);
  }
}
