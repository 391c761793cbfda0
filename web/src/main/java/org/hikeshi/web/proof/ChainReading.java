package org.hikeshi.web.proof;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads a chain from its first checkpoint to its last, and notes what does not follow.
final class ChainReading {

  private final Verifier verifier;
  private final @Nullable String kept;
  private final List<String> faults = new ArrayList<>();
  private final List<String> found = new ArrayList<>();
  private final Succession succession;
  private long position;
  private boolean keptSeen;

  ChainReading(Verifier verifier, @Nullable String kept) {
    this.verifier = verifier;
    this.kept = kept;
    this.succession = new Succession(faults, true);
  }

  Verdict read(Stream<String> lines) {
    lines.filter(line -> !line.isBlank()).forEach(line -> line(Verifier.line(line)));
    if (!succession.begun()) {
      faults.add("there is no checkpoint");
    }
    if (kept == null) {
      found.add(
          "no checkpoint was kept to compare with: whether later ones are missing cannot be told");
    } else if (!keptSeen) {
      verifier.seal(kept, faults);
      faults.add("the checkpoint that was kept is missing: the chain was cut or rewritten");
    }
    found.add(
        "%s: %d checkpoints, %d entries"
            .formatted(succession.service(), succession.number(), position));
    return new Verdict(faults, found, List.of());
  }

  private void line(JsonNode line) {
    var compact = line.path("checkpoint").asText();
    var seal = verifier.seal(compact, faults);
    succession.next(compact, seal);
    keptSeen |= compact.equals(kept);
    entries(seal, line.path("entries"));
  }

  private void entries(JsonNode seal, JsonNode items) {
    long number = succession.number();
    if (seal.path("first").asLong() != position + 1) {
      faults.add("checkpoint %d does not begin at %d".formatted(number, position + 1));
    }
    position = seal.path("first").asLong() - 1;
    var texts = new ArrayList<String>();
    for (var item : items) {
      texts.add(item.path("entry").asText());
      entry(item, Verifier.json(texts.getLast()));
    }
    if (position != seal.path("last").asLong()) {
      faults.add(
          "checkpoint %d is over %d entries, of which %d are here"
              .formatted(
                  number,
                  seal.path("last").asLong() - seal.path("first").asLong() + 1,
                  texts.size()));
      position = seal.path("last").asLong();
    }
    if (texts.isEmpty()
        || !Hashes.written(new MerkleTree(texts).root()).equals(seal.path("root").asText())) {
      faults.add("the entries of checkpoint %d are not those that it sealed".formatted(number));
    }
  }

  private void entry(JsonNode item, JsonNode entry) {
    position++;
    if (entry.path("position").asLong() != position) {
      faults.add("position %d is missing or swapped".formatted(position));
    }
    if (item.hasNonNull("content")) {
      Said.content(item, entry, faults);
    } else if (entry.path("subject").asText().startsWith("audit/")) {
      faults.add("the row of %s is gone".formatted(entry.path("subject").asText()));
    }
  }
}
