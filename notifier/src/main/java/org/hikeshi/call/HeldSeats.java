package org.hikeshi.call;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.hikeshi.events.DispatchEvent;

/// Who has which seat now, so that nobody is told by what is heard too late what is so no more.
@ApplicationScoped
class HeldSeats implements PanacheRepositoryBase<HeldSeat, UUID> {

  void heard(DispatchEvent event) {
    if (event.standing() == null) {
      return;
    }
    for (var seat : event.standing().seats()) {
      var id = Occasion.place(event, seat.seat());
      findByIdOptional(id)
          .ifPresentOrElse(
              known -> known.heard(event, seat), () -> persist(new HeldSeat(id, event, seat)));
    }
  }

  /// Where it was hers by this event: nothing that is known and happened later says otherwise.
  boolean isStillOf(UUID engineer, DispatchEvent event, String seat) {
    return later(event, seat).map(now -> now.isOf(engineer)).orElse(true);
  }

  /// Where it was hers no more by this event: it is known that it was given to her later.
  boolean isAgainOf(UUID engineer, DispatchEvent event, String seat) {
    return later(event, seat).map(now -> now.isOf(engineer)).orElse(false);
  }

  private Optional<HeldSeat> later(DispatchEvent event, String seat) {
    return findByIdOptional(Occasion.place(event, seat)).filter(now -> now.isLaterThan(event));
  }
}
