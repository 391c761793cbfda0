package org.hikeshi.channel;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signatures by Standard Webhooks 1.0, symmetric: HMAC-SHA256 over `id.timestamp.body`.
public final class Signature {

  private static final String PREFIX = "whsec_";
  private static final int SECRET_BYTES = 32;

  /// A new secret, to be told to its receiver once.
  static String newSecret(SecureRandom random) {
    var bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    return PREFIX + Base64.getEncoder().encodeToString(bytes);
  }

  /// The header `webhook-signature`.
  public static String of(String secret, String id, Instant timestamp, byte[] body) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      var key = Base64.getDecoder().decode(secret.substring(PREFIX.length()));
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      var head = id + "." + timestamp.getEpochSecond() + ".";
      mac.update(head.getBytes(StandardCharsets.UTF_8));
      return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }

  /// The same with a signature by each of the secrets.
  static String of(List<String> secrets, String id, Instant timestamp, byte[] body) {
    return secrets.stream()
        .map(secret -> of(secret, id, timestamp, body))
        .collect(Collectors.joining(" "));
  }

  /// Whether one of the signatures in the header fits. Takes the same time, whether or not.
  public static boolean fits(
      String header, String secret, String id, Instant timestamp, byte[] body) {
    var right = of(secret, id, timestamp, body).getBytes(StandardCharsets.UTF_8);
    return Arrays.stream(header.split(" "))
        .anyMatch(each -> MessageDigest.isEqual(right, each.getBytes(StandardCharsets.UTF_8)));
  }

  private Signature() {}
}
