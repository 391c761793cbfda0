package org.hikeshi.dispatch;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hikeshi.events.DispatchEvent.DeclineReason;
import org.hikeshi.web.Texts;
import org.jspecify.annotations.Nullable;

/// An offer as the dispatch's history shows it.
///
/// @param way RANKED, HANDOVER, REASSIGNED or BY_HAND
/// @param end ACCEPTED, DECLINED, LAPSED or WITHDRAWN, or null while it stands
/// @param reason the decliner's, or null
public record MadeOffer(
    UUID id,
    String seat,
    UUID engineerId,
    String way,
    Instant madeAt,
    Instant expiresAt,
    @Nullable String end,
    @Nullable Instant endedAt,
    @Nullable DeclineReason reason,
    List<ReasonView> why) {

  static MadeOffer of(Offer offer, Texts texts) {
    return new MadeOffer(
        offer.id(),
        offer.seat().name(),
        offer.engineerId(),
        offer.way().name(),
        offer.madeAt(),
        offer.expiresAt(),
        offer.open() ? null : offer.phase().name(),
        offer.endedAt(),
        offer.declineReason(),
        offer.why().stream().map(reason -> ReasonView.of(reason, texts)).toList());
  }
}
