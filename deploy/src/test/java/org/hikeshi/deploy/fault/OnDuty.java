package org.hikeshi.deploy.fault;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import org.hikeshi.deploy.people.Engineer;

/// An engineer who says yes to every offer and is done at once, for the next. Who was told that a
/// seat is hers does not ask again, and finds out how it stands when it is counted.
record OnDuty(Engineer engineer, Heard heard) {

  private static final int YES = 200;

  /// Somebody else has it, or it is over.
  private static final Set<Integer> TOO_LATE = Set.of(409, 410);

  /// It was closed, or taken from her, since she looked.
  private static final Set<Integer> OVER = Set.of(200, 403, 404, 409);

  /// Throws when nobody answers, or not what was asked for.
  ///
  /// @return whether there was anything to do
  boolean takesAndEndsAll() {
    var open =
        engineer.offers().stream()
            .map(offer -> offer.path("id").asText())
            .filter(offer -> !heard.saidYesTo(offer))
            .toList();
    open.forEach(this::take);
    var running =
        engineer.dispatches().stream()
            .filter(dispatch -> !dispatch.path("state").asText().equals("DONE"))
            .toList();
    running.forEach(this::end);
    return !open.isEmpty() || !running.isEmpty();
  }

  private void take(String offer) {
    var answer = engineer.accept(offer, 30);
    if (answer.status() == YES && answer.body().path("outcome").asText().equals("ACCEPTED")) {
      heard.yes(offer);
    } else if (!TOO_LATE.contains(answer.status())) {
      heard.isLater(answer);
    }
  }

  private void end(JsonNode dispatch) {
    var answer = engineer.progress(dispatch.path("id").asText(), "LEAD", "DONE", "");
    if (!OVER.contains(answer.status())) {
      heard.isLater(answer);
    }
  }
}
