package org.hikeshi.dispatch;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hikeshi.retention.Words;
import org.jspecify.annotations.Nullable;

/// All dispatches. To change one, lock it first: its row is where everything about an incident
/// queues up, so that two instances of this service never decide about one seat at once.
///
/// Past 200 lines because queries have one address.
@ApplicationScoped
class Dispatches implements PanacheRepositoryBase<Dispatch, UUID> {

  Optional<Dispatch> locked(UUID id) {
    return find("id", id).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
  }

  /// Whether the transaction's tenant is shown it. Nothing of it is read, which must not be before
  /// the lock.
  boolean shows(UUID id) {
    return getSession()
            .createNativeQuery("select 1 from dispatch where id = :id", Object.class)
            .setParameter("id", id)
            .getSingleResultOrNull()
        != null;
  }

  /// Empty, too, where somebody else is working on it.
  Optional<Dispatch> lockedIfFree(UUID id) {
    List<?> found =
        getEntityManager()
            .createNativeQuery(
                "select d.* from dispatch d where d.id = :id for update of d skip locked",
                Dispatch.class)
            .setParameter("id", id)
            .getResultList();
    return found.stream().map(Dispatch.class::cast).findFirst();
  }

  Optional<Dispatch> lockedByIncident(UUID incidentId) {
    return find("incidentId", incidentId)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .firstResultOptional();
  }

  /// Two that would begin a dispatch of one incident at once, one of them ahead, do so one after
  /// the other.
  void alone(UUID incidentId) {
    getEntityManager()
        .createNativeQuery("select 1 from pg_advisory_xact_lock(172, hashtext(:incident))")
        .setParameter("incident", incidentId.toString())
        .getResultList();
  }

  /// What people wrote goes; who sat where, and when, and why it could happen, stays.
  void eraseWords(UUID dispatch) {
    for (var erasure : Words.besideDispatches("dispatch_id = :dispatch")) {
      getEntityManager()
          .createNativeQuery(erasure)
          .setParameter("dispatch", dispatch)
          .executeUpdate();
    }
  }

  /// Without reading the offer itself, which must not be read before the lock.
  Optional<UUID> ofOffer(UUID offerId, UUID engineer) {
    return getEntityManager()
        .createQuery(
            "select o.dispatchId from Offer o where o.id = :offer and o.engineerId = :her",
            UUID.class)
        .setParameter("offer", offerId)
        .setParameter("her", engineer)
        .getResultList()
        .stream()
        .findFirst();
  }

  /// Where an offer to her is open.
  List<UUID> asking(UUID engineer) {
    return getEntityManager()
        .createQuery(
            "select distinct o.dispatchId from Offer o where o.engineerId = :her and o.phase = :open",
            UUID.class)
        .setParameter("her", engineer)
        .setParameter("open", Offer.Phase.OPEN)
        .getResultList();
  }

  /// Newest first, but for what only a newer version can read.
  ///
  /// @param on only those with this engineer on a seat, or null for all
  List<Dispatch> page(
      @Nullable UUID on,
      @Nullable UUID incident,
      @Nullable String number,
      @Nullable UUID after,
      int most) {
    var query = new StringBuilder("phase <> :never and " + Readable.WHOLE);
    var parameters = Readable.known().and("never", Dispatch.Phase.NOT_NEEDED);
    if (on != null) {
      query.append(
          " and exists (select 1 from Seat s where s.dispatch = d and s.engineerId = :on)");
      parameters.and("on", on);
    }
    if (incident != null) {
      query.append(" and incidentId = :incident");
      parameters.and("incident", incident);
    }
    if (number != null) {
      query.append(" and incidentNumber = :number");
      parameters.and("number", number);
    }
    if (after != null) {
      query.append(" and id < :after");
      parameters.and("after", after);
    }
    return find("from Dispatch d where " + query, Sort.descending("id"), parameters)
        .page(Page.ofSize(most))
        .list();
  }

  /// What people call these incidents, as far as it was told.
  Map<UUID, String> numbers(Collection<UUID> incidents) {
    return getEntityManager()
        .createQuery(
            """
            select d.incidentId, d.incidentNumber from Dispatch d
            where d.incidentId in :incidents and d.incidentNumber is not null
            """,
            Object[].class)
        .setParameter("incidents", incidents)
        .getResultList()
        .stream()
        .collect(Collectors.toMap(row -> (UUID) row[0], row -> (String) row[1]));
  }

  Due due(Instant now) {
    var row =
        (Tuple)
            getEntityManager()
                .createNativeQuery(
                    """
                    select
                      exists (select from offer where phase = 'OPEN' and expires_at <= :now) as lapsed,
                      exists (
                        select from dispatch where phase = 'AWAITING_DESK' and phase_at <= :now) as silent,
                      exists (
                        select from seat s join dispatch d on d.id = s.dispatch_id
                        where s.phase = 'UNANSWERED' and d.phase = 'RUNNING') as unanswered
                    """,
                    Tuple.class)
                .setParameter("now", now)
                .getSingleResult();
    return new Due(
        row.get("lapsed", Boolean.class),
        row.get("silent", Boolean.class),
        row.get("unanswered", Boolean.class));
  }

  /// One whose offer's time is over and that nobody else is working on, locked. No more of it is
  /// read, as with the others, for it may be that only a newer version can.
  ///
  /// @param passedOver none of these
  Optional<UUID> nextWithLapsedOffer(Instant now, Set<UUID> passedOver) {
    return next(
        """
        select d.id from dispatch d where d.id in (
          select o.dispatch_id from offer o where o.phase = 'OPEN' and o.expires_at <= :now)
          and d.id <> all (:passed_over)
        order by d.priority desc, d.opened_at, d.id limit 1 for update of d skip locked
        """,
        now,
        passedOver);
  }

  /// One for which the duty desk has had its time to say no, locked.
  Optional<UUID> nextPastDesk(Instant now, Set<UUID> passedOver) {
    return next(
        """
        select d.id from dispatch d where d.phase = 'AWAITING_DESK' and d.phase_at <= :now
          and d.id <> all (:passed_over)
        order by d.priority desc, d.opened_at, d.id limit 1 for update of d skip locked
        """,
        now,
        passedOver);
  }

  /// One that has an unanswered seat and was last tried before then, locked; a drill after all that
  /// is real.
  Optional<UUID> nextUnanswered(Instant triedBefore, Set<UUID> passedOver) {
    return next(
        """
        select d.id from dispatch d
        where d.phase = 'RUNNING' and d.id <> all (:passed_over) and (d.tried_at is null or d.tried_at < :now)
          and exists (select from seat s where s.dispatch_id = d.id and s.phase = 'UNANSWERED')
        order by d.drill, d.priority desc, d.opened_at, d.id limit 1 for update of d skip locked
        """,
        triedBefore,
        passedOver);
  }

  /// The one longest not tried of those that have an unanswered seat and were not tried for a
  /// quarter of the time that it has waited, five seconds at least and a minute at most; locked. A
  /// drill after all that is real.
  Optional<UUID> nextUnansweredInTurn(Instant now, Set<UUID> passedOver) {
    return next(
        """
        select d.id from dispatch d
        where d.phase = 'RUNNING' and d.id <> all (:passed_over) and exists (
          select from seat s where s.dispatch_id = d.id and s.phase = 'UNANSWERED'
            and (d.tried_at is null or d.tried_at < cast(:now as timestamptz) - least(
              greatest((cast(:now as timestamptz) - s.unanswered_since) / 4, interval '5 seconds'), interval '1 minute')))
        order by d.drill, d.tried_at nulls first, d.id limit 1 for update of d skip locked
        """,
        now,
        passedOver);
  }

  private Optional<UUID> next(String sql, Instant now, Set<UUID> passedOver) {
    List<?> found =
        getEntityManager()
            .createNativeQuery(sql, Object.class)
            .setParameter("now", now)
            .setParameter("passed_over", passedOver.toArray(UUID[]::new))
            .getResultList();
    return found.stream().map(UUID.class::cast).findFirst();
  }
}
