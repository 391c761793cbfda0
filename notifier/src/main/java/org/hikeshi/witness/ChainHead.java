package org.hikeshi.witness;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import org.hikeshi.web.proof.Hashes;
import org.hikeshi.web.proof.Verifier;

/// What a head says for itself: a checkpoint as a compact JWS, taken apart. That the key which it
/// names signed it is another question: see [#signedBy].
///
/// @param number 1, 2, 3 … without gaps
/// @param last how many entries there are up to it
/// @param kid the thumbprint of the key that it names
/// @param sha256 of the whole JWS, in hexadecimal, to be read out or written down
record ChainHead(String jws, long number, long last, Instant at, String kid, String sha256) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /// @throws IllegalArgumentException where it is no such thing
  static ChainHead read(String jws) {
    var parts = jws.split("\\.", -1);
    if (parts.length != 3) {
      throw new IllegalArgumentException("not a compact JWS");
    }
    try {
      var header = JSON.readTree(Base64.getUrlDecoder().decode(parts[0]));
      var payload = JSON.readTree(Base64.getUrlDecoder().decode(parts[1]));
      return new ChainHead(
          jws,
          payload.required("number").longValue(),
          payload.required("last").longValue(),
          Instant.parse(payload.required("at").textValue()),
          header.required("kid").textValue(),
          HexFormat.of()
              .formatHex(Hashes.sha256().digest(jws.getBytes(StandardCharsets.US_ASCII))));
    } catch (IOException | java.time.DateTimeException e) {
      throw new IllegalArgumentException("no checkpoint in the JWS", e);
    }
  }

  /// Whether it cannot have come after that one: a chain only grows.
  boolean fallsBehind(ChainHead before) {
    return number < before.number || number == before.number && !jws.equals(before.jws);
  }

  /// Whether one of these signed it.
  ///
  /// @param jwks as text; what is none has no key in it
  boolean signedBy(String jwks) {
    try {
      return new Verifier(JSON.readTree(jwks), null).signed(jws);
    } catch (JsonProcessingException e) {
      return false;
    }
  }
}
