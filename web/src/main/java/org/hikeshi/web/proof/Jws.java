package org.hikeshi.web.proof;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Collection;

/// A JSON Web Signature in compact form (RFC 7515), taken apart.
///
/// @param signed the part that the signature is over
record Jws(JsonNode header, JsonNode payload, String signed, byte[] signature) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /// @throws IllegalArgumentException when it is none
  static Jws read(String compact) {
    var parts = compact.split("\\.", -1);
    if (parts.length != 3) {
      throw new IllegalArgumentException("not a compact JWS");
    }
    return new Jws(
        json(parts[0]), json(parts[1]), parts[0] + "." + parts[1], Hashes.read(parts[2]));
  }

  /// Whether the key that it names is among these, and it was signed with it.
  boolean signedBy(Collection<VerifyingKey> keys) {
    return header.path("alg").asText().equals("EdDSA")
        && keys.stream()
            .filter(key -> key.kid().equals(header.path("kid").asText()))
            .anyMatch(key -> key.signed(signed, signature));
  }

  private static JsonNode json(String part) {
    try {
      return JSON.readTree(new String(Hashes.read(part), StandardCharsets.UTF_8));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no JSON in the JWS", e);
    }
  }
}
