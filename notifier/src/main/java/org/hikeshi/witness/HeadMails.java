package org.hikeshi.witness;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.hikeshi.witness.Chains.Shown;
import org.jspecify.annotations.Nullable;

/// Which head was mailed on which day, and the postman's books: each method is a transaction of its
/// own.
@ApplicationScoped
class HeadMails implements PanacheRepositoryBase<HeadMail, HeadMail.Key> {

  private static final Duration LEASE = Duration.ofSeconds(90);

  private final Clock clock;

  HeadMails(Clock clock) {
    this.clock = clock;
  }

  /// A mail in hand.
  ///
  /// @param before the highest of an earlier day, to compare with
  /// @param read the newest of an earlier day that left: whoever reads knows its key
  record Taken(HeadMail mail, int attempt, @Nullable HeadMail before, @Nullable HeadMail read) {}

  @Transactional(TxType.REQUIRES_NEW)
  boolean has(String service, LocalDate day) {
    return findByIdOptional(new HeadMail.Key(service, day)).isPresent();
  }

  /// Whether that service has shown a head on an earlier day.
  @Transactional(TxType.REQUIRES_NEW)
  boolean knows(String service, LocalDate day) {
    return count("key.service = ?1 and key.day < ?2 and head <> ?3", service, day, HeadMail.NONE)
        > 0;
  }

  /// The first of the day stays, whoever else comes with one.
  @Transactional(TxType.REQUIRES_NEW)
  void prepare(String service, LocalDate day, Shown shown) {
    var head = shown.head();
    getSession()
        .createNativeMutationQuery(
            """
            insert into head_mail (service, day, number, head, keys, prepared_at, attempt,
              next_attempt_at)
            values (:service, :day, :number, :head, :keys, :now, 0, :now) on conflict do nothing
            """)
        .setParameter("service", service)
        .setParameter("day", day)
        .setParameter("number", head == null ? 0 : ChainHead.read(head).number())
        .setParameter("head", head == null ? HeadMail.NONE : head)
        .setParameter("keys", shown.keys())
        .setParameter("now", clock.instant())
        .executeUpdate();
  }

  /// Gives up those that nobody has in hand and that a later day's head of the same service vouches
  /// for, and answers which. A head that fell behind vouches for none, is news itself, and is
  /// compared with by those before it: none of these is given up.
  @Transactional(TxType.REQUIRES_NEW)
  List<HeadMail.Key> skip() {
    var vouchedFor =
        getSession()
            .createNativeQuery(
                """
                select * from head_mail m
                where sent_at is null and next_attempt_at is not null
                  and (leased_until is null or leased_until < :now)
                  and exists (
                    select from head_mail later
                    where later.service = m.service and later.day > m.day
                      and (later.number > m.number or later.head = m.head))
                  and not exists (
                    select from head_mail other
                    where other.service = m.service
                      and (other.day < m.day and other.number > m.number
                        or other.day > m.day and other.number < m.number
                        or other.number = m.number and other.head <> m.head))
                order by day, service for update skip locked
                """,
                HeadMail.class)
            .setParameter("now", clock.instant())
            .getResultList();
    vouchedFor.forEach(HeadMail::skip);
    return vouchedFor.stream().map(HeadMail::key).toList();
  }

  /// The next that is due. Another instance takes another.
  @Transactional(TxType.REQUIRES_NEW)
  Optional<Taken> next() {
    var now = clock.instant();
    return getSession()
        .createNativeQuery(
            """
            select * from head_mail
            where sent_at is null and next_attempt_at <= :now
              and (leased_until is null or leased_until < :now)
            order by day, service limit 1 for update skip locked
            """,
            HeadMail.class)
        .setParameter("now", now)
        .getResultList()
        .stream()
        .findFirst()
        .map(mail -> new Taken(mail, mail.take(now.plus(LEASE)), before(mail), read(mail)));
  }

  /// Not the newest: that may have fallen behind already. Of several with the highest number, one
  /// that says something else.
  private @Nullable HeadMail before(HeadMail mail) {
    return find(
            """
            key.service = ?1 and key.day < ?2
            order by number desc, case when head = ?3 then 1 else 0 end, key.day
            """,
            mail.key().service(),
            mail.key().day(),
            mail.head().map(ChainHead::jws).orElse(HeadMail.NONE))
        .firstResult();
  }

  private @Nullable HeadMail read(HeadMail mail) {
    return find(
            "key.service = ?1 and key.day < ?2 and sentAt is not null and head <> ?3 order by key.day desc",
            mail.key().service(),
            mail.key().day(),
            HeadMail.NONE)
        .firstResult();
  }

  @Transactional(TxType.REQUIRES_NEW)
  void sent(Taken taken) {
    held(taken, mail -> mail.sent(clock.instant()));
  }

  @Transactional(TxType.REQUIRES_NEW)
  void again(Taken taken) {
    held(taken, mail -> mail.again(clock.instant()));
  }

  private void held(Taken taken, Consumer<HeadMail> change) {
    findByIdOptional(taken.mail().key(), LockModeType.PESSIMISTIC_WRITE)
        .filter(mail -> mail.heldBy(taken.attempt()))
        .ifPresent(change);
  }
}
