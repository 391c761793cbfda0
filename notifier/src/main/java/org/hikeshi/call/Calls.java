package org.hikeshi.call;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import io.quarkus.panache.common.Parameters;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hikeshi.call.Call.State;
import org.hikeshi.call.CallReport.Status;
import org.hikeshi.call.Ladder.Result;
import org.hikeshi.events.DispatchEvent.Mode;
import org.jspecify.annotations.Nullable;

/// All calls, and the caller's books: each method that takes or ends one is a transaction of its
/// own. Those that end one answer whether another was due by then.
///
/// Past 200 lines because each question about calls has its query here.
@ApplicationScoped
class Calls implements PanacheRepositoryBase<Call, UUID> {

  private static final Duration LEASE = Duration.ofSeconds(60);

  /// Whether this version can read a row: it knows its words.
  private static final String READABLE = "kind in (:kinds) and (mode is null or mode in (:modes))";

  private static final String DUE =
      """
      select id from call
      where state in ('SENDING', 'ENDING') and next_attempt_at <= :now
        and (leased_until is null or leased_until < :now) and %s
      """
          .formatted(READABLE);

  private static final List<String> KINDS = names(Occasion.Kind.values());
  private static final List<String> MODES = names(Mode.values());

  private final Attempts attempts;
  private final Clock clock;

  Calls(Attempts attempts, Clock clock) {
    this.attempts = attempts;
    this.clock = clock;
  }

  /// Adds it, unless the same was added before; an alarm that was only mailed rings then. Who comes
  /// with the same at this moment waits.
  void add(Call call) {
    getEntityManager()
        .createNativeQuery("select pg_advisory_xact_lock(hashtext(:subject))", Object.class)
        .setParameter("subject", call.subject().toString())
        .getResultList();
    var same = "subject = ?1 and kind = ?2 and round = ?3";
    find(same, call.subject(), call.kind(), call.round())
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .firstResultOptional()
        .ifPresentOrElse(known -> known.asked(clock.instant()), () -> persist(call));
  }

  /// There is nothing to answer any more: nobody is called about it from now on.
  void end(UUID subject, Occasion.Kind kind) {
    endBefore(Long.MAX_VALUE, subject, kind);
  }

  /// Whether what happened to this seat later was heard before this: then this is how it was.
  boolean knowLaterThan(Occasion ofSeat) {
    return count(
            "incidentId = ?1 and seat = ?2 and kind in ?3 and round > ?4 and expiresAt >= ?5",
            ofSeat.incidentId(),
            ofSeat.seat(),
            Occasion.Kind.OF_HER_SEAT,
            ofSeat.round(),
            ofSeat.expiresAt())
        > 0;
  }

  void endBefore(long round, UUID subject, Occasion.Kind kind) {
    endBefore(round, subject, kind, _ -> true);
  }

  /// @param which of them
  void endBefore(long round, UUID subject, Occasion.Kind kind, Predicate<Call> which) {
    find(
            "subject = ?1 and kind = ?2 and round < ?3 and state <> ?4",
            subject,
            kind,
            round,
            State.ENDED)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .list()
        .stream()
        .filter(which)
        .forEach(call -> call.ended(State.ENDED));
  }

  /// Newest first, but for those that only a newer version can read.
  List<Call> page(
      @Nullable UUID incident, @Nullable UUID engineer, @Nullable UUID after, int most) {
    var query = new StringBuilder(READABLE + " and state in (:states)");
    var parameters =
        Parameters.with("kinds", List.of(Occasion.Kind.values()))
            .and("modes", List.of(Mode.values()))
            .and("states", List.of(State.values()));
    if (incident != null) {
      query.append(" and incidentId = :incident");
      parameters.and("incident", incident);
    }
    if (engineer != null) {
      query.append(" and engineerId = :engineer");
      parameters.and("engineer", engineer);
    }
    if (after != null) {
      query.append(" and id < :after");
      parameters.and("after", after);
    }
    return find(query.toString(), Sort.descending("id"), parameters).page(Page.ofSize(most)).list();
  }

  /// A call in hand.
  record Taken(Call call, int attempt) {}

  /// One that this version can read: a newer one's waits for the newer version.
  @Transactional(TxType.REQUIRES_NEW)
  Optional<Taken> next() {
    var due = due("order by comes_first desc, next_attempt_at, id limit 1 for update skip locked");
    return due.stream()
        .findFirst()
        .map(id -> findById((UUID) id))
        .map(call -> new Taken(call, call.take(clock.instant().plus(LEASE))));
  }

  /// The notice left FAILED, or failed anew. Whoever rings at this moment rings to the end first.
  @Transactional(TxType.REQUIRES_NEW)
  void endDelivered() {
    getEntityManager()
        .createNativeQuery(
            """
            update call set state = 'ENDING', next_attempt_at = :now
            where id in (
              select c.id from call c join notice n on n.id = c.subject
              where c.kind = 'UNDELIVERED' and c.state <> 'OVER' and c.state <> 'ENDING'
                and (n.state <> 'FAILED' or n.times_given_up > c.round)
              for update of c skip locked)
            """)
        .setParameter("now", clock.instant())
        .executeUpdate();
  }

  /// Writes down that it is about to be tried this way.
  @Transactional(TxType.REQUIRES_NEW)
  Attempt begun(Taken taken, UUID id, int place, Rung rung) {
    var attempt = new Attempt(id, taken.call(), place, rung, clock.instant());
    attempts.persist(attempt);
    return attempt;
  }

  /// What became of that. A gateway may tell that it was not delivered before it has answered us;
  /// while it tells, the call is locked.
  @Transactional(TxType.REQUIRES_NEW)
  boolean tried(Taken taken, Attempt attempt, Ladder ladder, Result sent, String detail) {
    findById(taken.call().id(), LockModeType.PESSIMISTIC_WRITE);
    var result = attempts.told(attempt.id(), Status.UNDELIVERED, "") ? Result.FAILED : sent;
    attempts.findById(attempt.id()).ended(result, detail);
    var reached = attempts.othersReached(attempt);
    return held(
        taken, call -> call.tried(ladder, attempt.rung(), result, reached, clock.instant()));
  }

  @Transactional(TxType.REQUIRES_NEW)
  boolean ended(Taken taken, State state) {
    return held(taken, call -> call.ended(state));
  }

  @Transactional(TxType.REQUIRES_NEW)
  boolean again(Taken taken) {
    return held(taken, call -> call.again(clock.instant()));
  }

  /// One that is to be ended since it was taken is only given back.
  private boolean held(Taken taken, Consumer<Call> change) {
    findByIdOptional(taken.call().id(), LockModeType.PESSIMISTIC_WRITE)
        .filter(call -> call.heldBy(taken.attempt()))
        .ifPresent(
            call -> {
              if (call.state() == taken.call().state()) {
                change.accept(call);
              } else {
                call.free();
              }
            });
    return due();
  }

  private static List<String> names(Enum<?>[] words) {
    return Stream.of(words).map(Enum::name).toList();
  }

  private boolean due() {
    return !due("limit 1").isEmpty();
  }

  private List<?> due(String which) {
    return getEntityManager()
        .createNativeQuery(DUE + which, Object.class)
        .setParameter("kinds", KINDS)
        .setParameter("modes", MODES)
        .setParameter("now", clock.instant())
        .getResultList();
  }
}
