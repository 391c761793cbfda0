package org.hikeshi.delivery;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.hikeshi.channel.Outcome;

/// The lines to all authorities. One without a row is open.
@ApplicationScoped
class Lines implements PanacheRepositoryBase<Line, String> {

  private final RandomGenerator random = RandomGenerator.getDefault();

  /// Locks the line only where something is wrong with it, so that a good one holds nobody up.
  boolean mayCall(String authority, Instant now) {
    var line = findByIdOptional(authority);
    if (line.isEmpty() || line.get().quiet()) {
      return true;
    }
    getEntityManager().refresh(line.get(), LockModeType.PESSIMISTIC_WRITE);
    return line.get().mayCall(now);
  }

  /// What an attempt says about the line, rather than about one notice: that a notice was refused,
  /// or its words not ready, says nothing.
  void heard(String authority, Outcome outcome, Instant now) {
    switch (outcome) {
      case Outcome.Arrived _ -> arrived(authority);
      case Outcome.NotArrived failed -> locked(authority).failed(now, failed.waitAtLeast(), random);
      case Outcome.Unknown _ -> locked(authority).failed(now, null, random);
      case Outcome.Refused _, Outcome.NotReady _ -> {}
    }
  }

  /// Another way leads there now: what the old one did is over.
  void reset(String authority) {
    findByIdOptional(authority, LockModeType.PESSIMISTIC_WRITE).ifPresent(Line::arrived);
  }

  private void arrived(String authority) {
    findByIdOptional(authority)
        .filter(line -> !line.quiet())
        .ifPresent(
            line -> {
              getEntityManager().refresh(line, LockModeType.PESSIMISTIC_WRITE);
              line.arrived();
            });
  }

  private Line locked(String authority) {
    getEntityManager()
        .createNativeQuery(
            "insert into line (authority, failures) values (:authority, 0) on conflict do nothing")
        .setParameter("authority", authority)
        .executeUpdate();
    return findById(authority, LockModeType.PESSIMISTIC_WRITE);
  }
}
