package org.hikeshi.deploy.local;

import com.sun.net.httpserver.Headers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A secret that two sides share to sign what they send each other, by Standard Webhooks 1.0:
/// written down here a second time, as an operator who connects a provider would.
record WebhookSecret(byte[] key) {

  /// As it is written into a configuration.
  String word() {
    return "whsec_" + Base64.getEncoder().encodeToString(key);
  }

  Map<String, String> headers(String id, Instant at, byte[] body) {
    var seconds = Long.toString(at.getEpochSecond());
    return Map.of(
        "webhook-id", id,
        "webhook-timestamp", seconds,
        "webhook-signature", signature(id, seconds, body));
  }

  boolean signed(Headers headers, byte[] body) {
    var id = headers.getFirst("webhook-id");
    var at = headers.getFirst("webhook-timestamp");
    return id != null
        && at != null
        && signature(id, at, body).equals(headers.getFirst("webhook-signature"));
  }

  private String signature(String id, String seconds, byte[] body) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      mac.update((id + "." + seconds + ".").getBytes(StandardCharsets.UTF_8));
      return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }
}
