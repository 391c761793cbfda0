package org.hikeshi.web.proof;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The seal over one batch of entries. It holds the hash of the one before, so the newest one
/// vouches for the whole chain.
///
/// @param number 1, 2, 3 … without gaps
/// @param first the position of its first entry; positions have no gaps either
/// @param jws what is signed: all of the above, the root of its entries' tree, and the hash of the
///   checkpoint before, as a compact JWS
record Checkpoint(long number, long first, long last, String jws) {

  /// @param entries as text, in their order
  static Checkpoint over(
      List<String> entries,
      @Nullable Checkpoint before,
      String service,
      Instant at,
      SigningKey key) {
    long number = before == null ? 1 : before.number + 1;
    long first = before == null ? 1 : before.last + 1;
    long last = first + entries.size() - 1;
    var payload = JsonNodeFactory.instance.objectNode();
    payload.put("service", service);
    payload.put("number", number);
    payload.put("first", first);
    payload.put("last", last);
    payload.put("root", Hashes.written(new MerkleTree(entries).root()));
    payload.put("at", at.toString());
    if (before != null) {
      payload.put("previous", hash(before.jws));
    }
    return new Checkpoint(number, first, last, key.sign(CanonicalJson.of(payload)));
  }

  /// What the next checkpoint says of this one: `printf %s "$JWS" | sha256sum`, in base64url.
  static String hash(String jws) {
    return Hashes.written(Hashes.of(jws.getBytes(StandardCharsets.US_ASCII)));
  }
}
