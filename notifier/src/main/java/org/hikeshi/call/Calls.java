package org.hikeshi.call;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// All calls, and the caller's books: each method that takes or ends one is a transaction of its
/// own.
@ApplicationScoped
class Calls implements PanacheRepositoryBase<Call, UUID> {

  private static final Duration LEASE = Duration.ofSeconds(60);

  private final Clock clock;

  Calls(Clock clock) {
    this.clock = clock;
  }

  /// Adds it, unless the same was added before.
  void add(Call call) {
    var same = "subject = ?1 and kind = ?2 and round = ?3";
    if (count(same, call.subject(), call.kind(), call.round()) == 0) {
      persist(call);
    }
  }

  /// A call in hand.
  record Taken(Call call, int attempt) {}

  @Transactional(TxType.REQUIRES_NEW)
  Optional<Taken> next() {
    var now = clock.instant();
    List<?> due =
        getEntityManager()
            .createNativeQuery(
                """
                select id from call
                where state = 'SENDING' and next_attempt_at <= :now
                  and (leased_until is null or leased_until < :now)
                order by next_attempt_at, id limit 1 for update skip locked
                """,
                UUID.class)
            .setParameter("now", now)
            .getResultList();
    return due.stream()
        .findFirst()
        .map(id -> findById((UUID) id))
        .map(call -> new Taken(call, call.take(now.plus(LEASE))));
  }

  @Transactional(TxType.REQUIRES_NEW)
  void ended(Taken taken, Call.State state) {
    held(taken).ifPresent(call -> call.ended(state));
  }

  @Transactional(TxType.REQUIRES_NEW)
  void again(Taken taken) {
    held(taken).ifPresent(call -> call.again(clock.instant()));
  }

  private Optional<Call> held(Taken taken) {
    return findByIdOptional(taken.call().id(), LockModeType.PESSIMISTIC_WRITE)
        .filter(call -> call.heldBy(taken.attempt()));
  }
}
