package org.hikeshi.web.proof;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/// A public key as JWKS shows it (RFC 8037). Its id is its thumbprint (RFC 7638), so a key cannot
/// go by another's name.
///
/// @param x the key's 32 bytes, base64url
record VerifyingKey(@JsonProperty String x) {

  /// What stands before the key's bytes in X.509 (RFC 8410).
  private static final byte[] PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

  static VerifyingKey of(PublicKey key) {
    var encoded = key.getEncoded();
    return new VerifyingKey(
        Hashes.written(Arrays.copyOfRange(encoded, PREFIX.length, encoded.length)));
  }

  static List<VerifyingKey> ofJwks(JsonNode jwks) {
    return jwks.path("keys")
        .valueStream()
        .map(jwk -> new VerifyingKey(jwk.path("x").asText()))
        .toList();
  }

  @JsonProperty
  String kty() {
    return "OKP";
  }

  @JsonProperty
  String crv() {
    return "Ed25519";
  }

  @JsonProperty
  String use() {
    return "sig";
  }

  @JsonProperty
  String alg() {
    return "EdDSA";
  }

  @JsonProperty
  String kid() {
    var members = "{\"crv\":\"Ed25519\",\"kty\":\"OKP\",\"x\":\"%s\"}".formatted(x);
    return Hashes.written(Hashes.of(members.getBytes(StandardCharsets.UTF_8)));
  }

  boolean signed(String text, byte[] signature) {
    try {
      var check = Signature.getInstance("Ed25519");
      check.initVerify(key());
      check.update(text.getBytes(StandardCharsets.US_ASCII));
      return check.verify(signature);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private PublicKey key() throws GeneralSecurityException {
    var bytes = Hashes.read(x);
    var encoded = Arrays.copyOf(PREFIX, PREFIX.length + bytes.length);
    System.arraycopy(bytes, 0, encoded, PREFIX.length, bytes.length);
    return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
  }
}
