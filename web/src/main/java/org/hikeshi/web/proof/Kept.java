package org.hikeshi.web.proof;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A checkpoint that somebody has had since an earlier time, to compare with. Numbers alone do not
/// tell: a chain that was cut and grew again has them all.
///
/// @param walk what lies between it and the head, or null where nobody has brought that
record Kept(String jws, @Nullable Walk walk) {

  /// @throws IllegalArgumentException where it is no checkpoint
  Kept {
    Jws.read(jws);
  }

  /// Whether it, the proof's checkpoint and its head are of one chain, which nobody cut. The proof
  /// may be from before it.
  ///
  /// @return what cannot be told
  List<String> compared(Verifier verifier, String checkpoint, String head, List<String> faults) {
    int before = faults.size();
    var known = Verifier.service(verifier.seal(jws, faults));
    var service = Verifier.service(Jws.read(head).payload());
    if (!known.equals(service)) {
      faults.add(
          "what was kept is of %s and the proof of %s: bring what was kept of the same service"
              .formatted(known, service));
    }
    return faults.size() > before ? List.of() : under(List.of(jws, checkpoint, head), faults);
  }

  private List<String> under(List<String> known, List<String> faults) {
    var between = walk == null ? Walk.of(known.getLast()) : walk;
    if (between.fault().isPresent()) {
      faults.add("what lies between: " + between.fault().get());
      return List.of();
    }
    boolean beyond = false;
    for (var compact : known) {
      switch (between.placeOf(compact)) {
        case AMONG -> {}
        case REPLACED ->
            faults.add(
                "checkpoint %d is another one than was given out: the chain was cut or rewritten"
                    .formatted(number(compact)));
        case BEYOND -> beyond = true;
      }
    }
    return beyond ? List.of(asksForTheRest(known, between)) : List.of();
  }

  private String asksForTheRest(List<String> known, Walk between) {
    var service = Verifier.service(Jws.read(jws).payload());
    var numbers = known.stream().map(Kept::number).toList();
    var rest =
        "whether checkpoints %d (kept), %d (of this proof) and %d (its head) are of one chain, which nobody cut, cannot be told without those between: GET /proof/checkpoints?from=%d of %s"
            .formatted(
                numbers.get(0), numbers.get(1), numbers.get(2), Collections.min(numbers), service);
    return between.endsBefore(number(jws)) ? rest + ". " + shorter() : rest;
  }

  private String shorter() {
    return walk == null
        ? "The head is older than what was kept: the chain was cut, or this proof is from before that"
        : "Those that were brought end before what was kept: they are from before that, or, where they were fetched after it, the chain was cut";
  }

  private static long number(String compact) {
    return Verifier.number(Jws.read(compact).payload());
  }
}
