package org.hikeshi.reminder;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.hikeshi.dossier.Dossiers;
import org.hikeshi.reminder.Letter.Reader;

/// All letters, and the postman's books: each method that ends one is a transaction of its own.
@ApplicationScoped
class Letters implements PanacheRepositoryBase<Letter, Letter.Key> {

  private static final Duration LEASE = Duration.ofSeconds(90);

  private static final List<String> KNOWN = Stream.of(Reader.values()).map(Enum::name).toList();

  private final Reminders reminders;
  private final Dossiers dossiers;
  private final Deadlines deadlines;
  private final Clock clock;

  Letters(Reminders reminders, Dossiers dossiers, Deadlines deadlines, Clock clock) {
    this.reminders = reminders;
    this.dossiers = dossiers;
    this.deadlines = deadlines;
    this.clock = clock;
  }

  /// A letter in hand.
  ///
  /// @param deadline what it is about as that stands now, or nothing when that was met or moved
  record Taken(Letter.Key key, int attempt, Reminder reminder, Optional<Deadline> deadline) {}

  /// Locks the next that is due, in the running transaction.
  ///
  /// @param passedOver none of these
  Optional<Letter.Key> next(Set<Letter.Key> passedOver) {
    var now = clock.instant();
    List<?> due =
        getEntityManager()
            .createNativeQuery(
                """
                select reminder_id, reader from letter
                where state = 'SENDING' and next_attempt_at <= :now
                  and (leased_until is null or leased_until < :now)
                  and reader in (:known) and reminder_id <> all (:passed_over)
                order by next_attempt_at, reminder_id, reader limit 1 for update skip locked
                """)
            .setParameter("now", now)
            .setParameter("known", KNOWN)
            .setParameter(
                "passed_over",
                passedOver.stream().map(Letter.Key::reminderId).distinct().toArray(UUID[]::new))
            .getResultList();
    return due.stream().findFirst().map(row -> key((Object[]) row));
  }

  private static Letter.Key key(Object[] row) {
    return new Letter.Key((UUID) row[0], Reader.valueOf((String) row[1]));
  }

  /// Takes one that is locked, with what it is about.
  Taken take(Letter.Key key) {
    int attempt = findById(key).take(clock.instant().plus(LEASE));
    var reminder = reminders.findById(key.reminderId());
    var dossier = dossiers.findById(reminder.incidentId());
    var standing =
        deadlines.of(dossier).stream().filter(deadline -> deadline.is(reminder.rung())).findFirst();
    return new Taken(key, attempt, reminder, standing);
  }

  @Transactional(TxType.REQUIRES_NEW)
  void ended(Taken taken, Letter.State state) {
    held(taken).ifPresent(letter -> letter.ended(state, clock.instant()));
  }

  @Transactional(TxType.REQUIRES_NEW)
  void again(Taken taken) {
    held(taken).ifPresent(letter -> letter.again(clock.instant()));
  }

  /// Unsent ones of the same subject say less than the one that comes now.
  void lapse(UUID subject) {
    update(
        """
        state = LAPSED, endedAt = ?1, nextAttemptAt = null
        where state = SENDING and key.reminderId in (select id from Reminder where subject = ?2)
        """,
        clock.instant(),
        subject);
  }

  private Optional<Letter> held(Taken taken) {
    return findByIdOptional(taken.key(), LockModeType.PESSIMISTIC_WRITE)
        .filter(letter -> letter.heldBy(taken.attempt()));
  }
}
