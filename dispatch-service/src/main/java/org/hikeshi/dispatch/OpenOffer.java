package org.hikeshi.dispatch;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hikeshi.events.DispatchEvent.Mode;
import org.hikeshi.web.Texts;
import org.jspecify.annotations.Nullable;

/// An offer as the engineer sees it who is to answer it: all that matters for a yes or a no, and
/// nothing that names the hospital.
///
/// @param drill whether it is only exercised
/// @param vendors so that she can see a conflict of interest
/// @param leaves her present seat, which a yes opens; null where it is no move
public record OpenOffer(
    UUID id,
    UUID dispatchId,
    boolean drill,
    String seat,
    Mode mode,
    String prefecture,
    List<String> careImpact,
    List<String> vendors,
    Instant madeAt,
    Instant expiresAt,
    List<ReasonView> why,
    @Nullable Left leaves) {

  public record Left(UUID dispatchId, String seat, String prefecture) {

    static Left of(Seat seat) {
      var dispatch = seat.dispatch();
      return new Left(dispatch.id(), seat.name(), dispatch.situation().prefecture());
    }
  }

  static OpenOffer of(Offer offer, @Nullable Seat leaves, Texts texts) {
    var seat = offer.seat();
    var dispatch = seat.dispatch();
    return new OpenOffer(
        offer.id(),
        dispatch.id(),
        dispatch.drill(),
        seat.name(),
        seat.mode(),
        dispatch.situation().prefecture(),
        dispatch.situation().careImpact(),
        dispatch.situation().vendors(),
        offer.madeAt(),
        offer.expiresAt(),
        offer.why().stream().map(reason -> ReasonView.of(reason, texts)).toList(),
        leaves == null ? null : Left.of(leaves));
  }
}
