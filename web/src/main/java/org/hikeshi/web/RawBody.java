package org.hikeshi.web;

import io.vertx.ext.web.RoutingContext;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// The SHA-256 of a request's body as it came, byte for byte.
final class RawBody {

  private static final String KEPT = RawBody.class.getName();

  private RawBody() {}

  static void keep(RoutingContext request, byte[] body) {
    request.put(KEPT, sha256(body));
  }

  /// @return the hash of nothing when the request had no body
  static byte[] hashOf(RoutingContext request) {
    byte[] kept = request.get(KEPT);
    return kept == null ? sha256(new byte[0]) : kept;
  }

  private static byte[] sha256(byte[] body) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(body);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
