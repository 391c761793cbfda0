package org.hikeshi.dispatch;

import io.quarkus.panache.common.Parameters;
import java.util.List;
import org.hikeshi.events.Category;
import org.hikeshi.events.DispatchEvent.DeclineReason;
import org.hikeshi.events.DispatchEvent.Mode;

/// What this version can read of a dispatch. A newer one, where it runs beside this or was rolled
/// back to this, has perhaps stored words that this one does not know: lists leave such rows out,
/// for by one of them nothing else could be shown.
final class Readable {

  private static final String DISPATCH =
      "d.phase in :phases and d.situation.category in :categories";

  private static final String SEAT =
      "s.kind in :kinds and s.mode in :modes and s.phase in :seatPhases"
          + " and (s.progress is null or s.progress in :steps)";

  private static final String OFFER =
      "o.way in :ways and o.phase in :offerPhases"
          + " and (o.declineReason is null or o.declineReason in :reasons)"
          + " and (o.withdrawnBecause is null or o.withdrawnBecause in :becauses)"
          + " and (o.releasedBecause is null or o.releasedBecause in :reasons)";

  /// Of a dispatch `d`, with all its seats and offers. Counted, so that PostgreSQL looks at those
  /// of the page and not at all there ever were.
  static final String WHOLE =
      DISPATCH
          + " and (select count(s) from Seat s where s.dispatch = d and not ("
          + SEAT
          + ")) = 0"
          + " and (select count(o) from Offer o where o.dispatchId = d.id and not ("
          + OFFER
          + ")) = 0";

  /// Of an offer `o`, its seat `s` and the dispatch `d` of that.
  static final String ONE_OFFER = DISPATCH + " and " + SEAT + " and " + OFFER;

  /// What both ask for.
  static Parameters known() {
    return Parameters.with("phases", List.of(Dispatch.Phase.values()))
        .and("categories", List.of(Category.values()))
        .and("kinds", List.of(SeatKind.values()))
        .and("modes", List.of(Mode.values()))
        .and("seatPhases", List.of(Seat.Phase.values()))
        .and("steps", List.of(Progress.values()))
        .and("ways", List.of(Offer.Way.values()))
        .and("offerPhases", List.of(Offer.Phase.values()))
        .and("reasons", List.of(DeclineReason.values()))
        .and("becauses", List.of(OfferState.Because.values()));
  }

  private Readable() {}
}
