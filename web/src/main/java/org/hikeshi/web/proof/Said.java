package org.hikeshi.web.proof;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/// What an item of a file says, held against the hashes that were entered.
final class Said {

  private Said() {}

  /// The text whose salted hash the entry holds.
  static void content(JsonNode proof, JsonNode entry, List<String> faults) {
    var hash =
        Hashes.salted(Hashes.read(proof.path("salt").asText()), proof.path("content").asText());
    if (!Hashes.written(hash).equals(entry.path("content").asText())) {
      faults.add(
          "the content of %s is not what was entered".formatted(entry.path("subject").asText()));
    }
  }

  /// The text whose salted hash the content holds, where there is one.
  static void words(JsonNode proof, List<String> faults, List<String> found) {
    var hash = Verifier.json(proof.path("content").asText()).path("words");
    if (hash.isMissingNode()) {
      return;
    }
    if (!proof.hasNonNull("words")) {
      found.add("what people wrote is not in the file: it was erased, or left out; the codes hold");
      return;
    }
    var salt = Hashes.read(proof.path("wordsSalt").asText());
    if (!Hashes.written(Hashes.salted(salt, proof.path("words").asText())).equals(hash.asText())) {
      faults.add("the words are not those that were entered");
    }
  }
}
