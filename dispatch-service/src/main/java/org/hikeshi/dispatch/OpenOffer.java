package org.hikeshi.dispatch;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hikeshi.events.DispatchEvent.Mode;
import org.hikeshi.web.Texts;

/// An offer as the engineer sees it who is to answer it: all that matters for a yes or a no, and
/// nothing that names the hospital.
///
/// @param drill whether it is only exercised
/// @param vendors so that she can see a conflict of interest
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
    List<ReasonView> why) {

  static OpenOffer of(Offer offer, Texts texts) {
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
        offer.why().stream().map(reason -> ReasonView.of(reason, texts)).toList());
  }
}
