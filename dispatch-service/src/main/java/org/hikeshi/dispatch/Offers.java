package org.hikeshi.dispatch;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hikeshi.web.Texts;
import org.jspecify.annotations.Nullable;

/// All offers ever made.
@ApplicationScoped
public class Offers implements PanacheRepositoryBase<Offer, UUID> {

  private final Clock clock;
  private final Texts texts;

  Offers(Clock clock, Texts texts) {
    this.clock = clock;
    this.texts = texts;
  }

  /// What this engineer may still answer, newest first, but for what only a newer version can read.
  public List<OpenOffer> openTo(UUID engineer, @Nullable UUID after, int most) {
    var parameters =
        Readable.known()
            .and("her", engineer)
            .and("open", Offer.Phase.OPEN)
            .and("now", clock.instant());
    var query =
        "from Offer o join fetch o.seat s join fetch s.dispatch d"
            + " where o.engineerId = :her and o.phase = :open and o.expiresAt > :now and "
            + Readable.ONE_OFFER;
    if (after != null) {
      query += " and o.id < :after";
      parameters.and("after", after);
    }
    return find(query, Sort.descending("o.id"), parameters).page(Page.ofSize(most)).stream()
        .map(this::view)
        .toList();
  }

  /// Whom this offer was made to.
  public Optional<UUID> asked(UUID offer) {
    return findByIdOptional(offer).map(Offer::engineerId);
  }

  /// One that this engineer may still answer.
  public Optional<OpenOffer> openTo(UUID engineer, UUID offer) {
    return findByIdOptional(offer)
        .filter(found -> found.engineerId().equals(engineer) && found.open())
        .filter(found -> clock.instant().isBefore(found.expiresAt()))
        .map(this::view);
  }

  /// Whether this engineer has said yes to it and is wanted on the seat still.
  public boolean isHeld(UUID engineer, UUID offer) {
    return accepted(engineer, offer).filter(Offers::holds).isPresent();
  }

  /// Whether this engineer has said yes to it, and is wanted on the seat no longer.
  public boolean isOver(UUID engineer, UUID offer) {
    return accepted(engineer, offer).filter(found -> !holds(found)).isPresent();
  }

  private Optional<Offer> accepted(UUID engineer, UUID offer) {
    return findByIdOptional(offer)
        .filter(found -> found.engineerId().equals(engineer))
        .filter(found -> found.state() instanceof OfferState.Accepted);
  }

  /// Whom a dispatch that was called off had stays written on her seat.
  private static boolean holds(Offer accepted) {
    var seat = accepted.seat();
    return accepted.sitting()
        && seat.engages(accepted.engineerId())
        && seat.dispatch().state() instanceof DispatchState.Running;
  }

  /// She leaves nothing where she has given it back meanwhile.
  private OpenOffer view(Offer offer) {
    var leaves =
        Optional.ofNullable(offer.fromSeat())
            .map(seat -> getEntityManager().find(Seat.class, seat))
            .filter(seat -> seat.engages(offer.engineerId()));
    return OpenOffer.of(offer, leaves.orElse(null), texts);
  }
}
