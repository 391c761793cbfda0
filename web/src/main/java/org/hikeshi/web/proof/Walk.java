package org.hikeshi.web.proof;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The checkpoints from one on, as `GET /proof/checkpoints` answers them. Each names the one before
/// it, so what is among them lies under all that come after it. Signatures in between add nothing
/// to that of the last, and keys come and go; so none is checked here.
final class Walk {

  private final List<byte[]> hashes = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();
  private String service = "";
  private long first;

  private Walk() {}

  /// What it says of a checkpoint that somebody has.
  enum Place {
    AMONG,
    /// There is another one in its place.
    REPLACED,
    /// It begins after it, or ends before it, or is another service's.
    BEYOND
  }

  /// Up to where one does not follow on the other: what comes behind that vouches for nothing.
  static Walk read(Stream<String> lines) {
    var walk = new Walk();
    var succession = new Succession(walk.faults, false);
    lines
        .filter(line -> !line.isBlank())
        .takeWhile(_ -> walk.faults.isEmpty())
        .map(line -> Verifier.line(line).path("checkpoint").asText())
        .forEach(
            compact -> {
              var seal = Jws.read(compact).payload();
              succession.next(compact, seal);
              walk.add(seal, compact);
            });
    return walk;
  }

  /// Of one alone nothing is known but itself.
  static Walk of(String compact) {
    var walk = new Walk();
    walk.add(Jws.read(compact).payload(), compact);
    return walk;
  }

  private void add(JsonNode seal, String compact) {
    if (hashes.isEmpty()) {
      first = Verifier.number(seal);
      service = Verifier.service(seal);
    }
    hashes.add(hash(compact));
  }

  /// Where one does not follow on the other.
  Optional<String> fault() {
    return faults.stream().findFirst();
  }

  boolean endsBefore(long number) {
    return first + hashes.size() - 1 < number;
  }

  Place placeOf(String compact) {
    var seal = Jws.read(compact).payload();
    long at = Verifier.number(seal) - first;
    if (!service.equals(Verifier.service(seal)) || at < 0 || at >= hashes.size()) {
      return Place.BEYOND;
    }
    return Arrays.equals(hashes.get((int) at), hash(compact)) ? Place.AMONG : Place.REPLACED;
  }

  private static byte[] hash(String compact) {
    return Hashes.of(compact.getBytes(StandardCharsets.US_ASCII));
  }
}
