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

  /// Whether a yes of this engineer to it would hear that the seat is hers already.
  public boolean isHers(UUID engineer, UUID offer) {
    return findByIdOptional(offer)
        .filter(found -> found.engineerId().equals(engineer) && found.isHers())
        .isPresent();
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
