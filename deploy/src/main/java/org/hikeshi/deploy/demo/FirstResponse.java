package org.hikeshi.deploy.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.hikeshi.deploy.demo.Night.Lane;

/// The engineers' side of a case: one declines, the next comes, and leaves when the work is done.
final class FirstResponse {

  private final Cast cast;
  private final Playbill playbill;

  FirstResponse(Cast cast, Playbill playbill) {
    this.cast = cast;
    this.playbill = playbill;
  }

  void come(String incident) {
    var dispatch = dispatchOf(incident);
    var first = offerOf(dispatch);
    first.engineer().decline(first.id(), "CONFLICT_OF_INTEREST").accepted();
    playbill.note(
        Lane.ENGINEER,
        first.engineer().person().name() + " は利害関係で辞退",
        first.engineer().person().name() + " declines, a conflict of interest");
    var second = offerOf(dispatch);
    second.engineer().accept(second.id(), 30).accepted();
    var seat = assigned(incident);
    var name = second.engineer().person().name();
    playbill.note(
        Lane.ENGINEER,
        name + " が引き受けた (" + second.offer().path("seat").asText() + ")",
        name + " accepts the seat " + seat.path("seat").asText());
    second
        .engineer()
        .progress(dispatch, seat.path("seat").asText(), "WORKING", "外部回線の遮断とログの保全を始めた")
        .accepted();
  }

  /// Whoever sits on a seat of the incident is done and free for the next.
  void leave(String incident) {
    var dispatch = dispatchOf(incident);
    for (var seat : cast.hospital("coordinator").view(incident).path("dispatch").path("seats")) {
      cast.engineers().stream()
          .filter(engineer -> engineer.id().equals(seat.path("engineer").asText()))
          .forEach(
              engineer ->
                  engineer
                      .progress(dispatch, seat.path("seat").asText(), "DONE", "引き継ぎを終えた")
                      .accepted());
    }
  }

  /// The seat with an engineer on it, as the hospital's view shows it.
  JsonNode assigned(String incident) {
    return cast.await(
        "an engineer for " + incident,
        () -> {
          for (var seat : view(incident).path("dispatch").path("seats")) {
            if (seat.path("engineer").isTextual()) {
              return Optional.of(seat);
            }
          }
          return Optional.empty();
        });
  }

  String dispatchOf(String incident) {
    return cast.await(
        "a dispatch for " + incident,
        () ->
            cast.desk().dispatches().stream()
                .filter(dispatch -> dispatch.path("incidentId").asText().equals(incident))
                .map(dispatch -> dispatch.path("id").asText())
                .findFirst());
  }

  Cast.Asked offerOf(String dispatch) {
    return cast.await("an offer of " + dispatch, () -> cast.asked(dispatch).stream().findFirst());
  }

  private JsonNode view(String incident) {
    return cast.hospital("coordinator").view(incident);
  }
}
