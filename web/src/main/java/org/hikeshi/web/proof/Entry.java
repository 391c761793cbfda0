package org.hikeshi.web.proof;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;

/// An entry in its place.
///
/// @param content the salted hash of what it says
record Entry(long position, String subject, Instant at, byte[] content) {

  /// What the tree is made over.
  String text() {
    var text = JsonNodeFactory.instance.objectNode();
    text.put("position", position);
    text.put("subject", subject);
    text.put("at", at.toString());
    text.put("content", Hashes.written(content));
    return CanonicalJson.of(text);
  }
}
