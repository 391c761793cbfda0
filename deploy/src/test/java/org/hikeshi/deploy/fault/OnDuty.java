package org.hikeshi.deploy.fault;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import org.hikeshi.deploy.local.Addresses;
import org.hikeshi.deploy.people.Answer;
import org.hikeshi.deploy.people.Engineer;

/// An engineer who says yes to every offer and is done at once, for the next. Who was told that a
/// seat is hers does not ask again, and finds out how it stands when it is counted. Where there are
/// several instances, she says her yes at two of them at once.
record OnDuty(Engineer engineer, Doors doors, Heard heard) {

  private static final int YES = 200;

  /// Somebody else has it, or it is over.
  private static final Set<Integer> TOO_LATE = Set.of(409, 410);

  /// It was closed, or taken from her, since she looked.
  private static final Set<Integer> OVER = Set.of(200, 403, 404, 409);

  /// Throws when nobody answers, or not what was asked for.
  ///
  /// @return whether there was anything to do
  boolean takesAndEndsAll() {
    var engineer = at(doors.next());
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

  private Engineer at(Addresses door) {
    return new Engineer(engineer.person(), engineer.id(), door);
  }

  private void take(String offer) {
    doors.atOnce(door -> at(door).accept(offer, 30)).forEach(answer -> answered(offer, answer));
  }

  private void answered(String offer, Answer answer) {
    if (answer.status() == YES && answer.body().path("outcome").asText().equals("ACCEPTED")) {
      heard.yes(offer);
    } else if (!TOO_LATE.contains(answer.status())) {
      heard.isLater(answer);
    }
  }

  private void end(JsonNode dispatch) {
    var answer = at(doors.next()).progress(dispatch.path("id").asText(), "LEAD", "DONE", "");
    if (!OVER.contains(answer.status())) {
      heard.isLater(answer);
    }
  }
}
