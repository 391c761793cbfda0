package org.hikeshi.web.proof;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A checkpoint that somebody has had since an earlier time, to compare with. Numbers alone do not
/// tell: a chain that was cut and grew again has them all.
///
/// @param walk what lies between it and the head, or null where nobody has brought that
record Kept(String jws, @Nullable Walk walk) {

  /// Whether it, the proof's checkpoint and its head are of one chain, which nobody cut.
  ///
  /// @return what cannot be told
  List<String> compared(Verifier verifier, String checkpoint, String head, List<String> faults) {
    int before = faults.size();
    fallsBehind(verifier.seal(jws, faults), head, faults);
    return faults.size() > before ? List.of() : under(List.of(jws, checkpoint, head), faults);
  }

  private void fallsBehind(JsonNode known, String headJws, List<String> faults) {
    var head = Jws.read(headJws).payload();
    long number = Verifier.number(head);
    if (!Verifier.service(known).equals(Verifier.service(head))
        || number < Verifier.number(known)) {
      faults.add("the head is older than the checkpoint that was kept: the chain was cut");
    } else if (number == Verifier.number(known) && !headJws.equals(jws)) {
      faults.add("the head is another one than was kept: the chain was rewritten");
    }
  }

  private List<String> under(List<String> known, List<String> faults) {
    var between = walk == null ? Walk.of(known.getLast()) : walk;
    faults.addAll(between.faults());
    boolean beyond = false;
    for (var compact : known) {
      switch (between.placeOf(compact)) {
        case AMONG -> {}
        case REPLACED ->
            faults.add(
                "checkpoint %d is another one than was given out: the chain was cut or rewritten"
                    .formatted(Verifier.number(Jws.read(compact).payload())));
        case BEYOND -> beyond = true;
      }
    }
    return beyond ? List.of(asksForTheRest(known)) : List.of();
  }

  private static String asksForTheRest(List<String> known) {
    var seals = known.stream().map(compact -> Jws.read(compact).payload()).toList();
    return "whether checkpoints %d (kept), %d (of this proof) and %d (its head) are of one chain, which nobody cut, cannot be told without those between: GET /proof/checkpoints?from=%d of %s"
        .formatted(
            Verifier.number(seals.get(0)),
            Verifier.number(seals.get(1)),
            Verifier.number(seals.get(2)),
            seals.stream().mapToLong(Verifier::number).min().orElseThrow(),
            Verifier.service(seals.getFirst()));
  }
}
