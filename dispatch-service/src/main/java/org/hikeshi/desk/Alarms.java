package org.hikeshi.desk;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import io.quarkus.panache.common.Parameters;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hikeshi.desk.Alarm.How;
import org.hikeshi.web.Secret;
import org.jspecify.annotations.Nullable;

/// All alarms and the attempts that were made because of them. Trials are rows like any other, so
/// that they go the same way, and are left out of whatever is listed or counted. An alarm of a kind
/// that only a newer version knows is counted, and left to that version: it is in no list here.
///
/// Past 200 lines because queries have one address.
@ApplicationScoped
class Alarms implements PanacheRepositoryBase<Alarm, UUID> {

  /// What is no trial, and its reason is not over.
  private static final String STANDING = "personId is null and endedAt is null";

  private static final String SHOWN =
      "personId is null and (endedAt is null or (what = ?1 and acknowledgedAt > ?2))";

  private static final List<What> WHAT = List.of(What.values());
  private static final List<How> HOW = List.of(How.values());

  Optional<Alarm> locked(UUID id) {
    return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
  }

  /// Whose reason is not over, acknowledged or not. Behind the dispatch's lock, and locked, for to
  /// take one up needs no dispatch.
  List<Alarm> standingOf(UUID dispatch) {
    return find(
            "dispatchId = ?1 and endedAt is null" + readable(2),
            Sort.ascending("id"),
            dispatch,
            WHAT,
            HOW)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .list();
  }

  /// The dispatch that is to know who has this alarm in hand: one that waits for a call-back, or
  /// that asks whether it begins again. Not the alarm itself, which must not be read before the
  /// dispatch is locked.
  Optional<UUID> toldOf(UUID alarm) {
    return getEntityManager()
        .createQuery(
            """
            select a.dispatchId from Alarm a
            where a.id = :alarm and (a.what = :callBack or a.what = :again)
            """,
            UUID.class)
        .setParameter("alarm", alarm)
        .setParameter("callBack", What.CALL_BACK)
        .setParameter("again", What.ASKED_AGAIN)
        .getResultList()
        .stream()
        .findFirst();
  }

  /// The dispatch that is locked before this alarm is read.
  Optional<UUID> dispatchOf(UUID alarm) {
    return getEntityManager()
        .createQuery(
            "select a.dispatchId from Alarm a where a.id = :alarm and a.dispatchId is not null",
            UUID.class)
        .setParameter("alarm", alarm)
        .getResultList()
        .stream()
        .findFirst();
  }

  /// The alarm that goes on from this one.
  Optional<UUID> after(UUID alarm) {
    return getEntityManager()
        .createQuery("select a.id from Alarm a where a.follows = :alarm", UUID.class)
        .setParameter("alarm", alarm)
        .getResultList()
        .stream()
        .findFirst();
  }

  /// What rings again where it was taken up before that, and the desk has written nothing beside
  /// its dispatch since; the longest first. What an engineer writes says nothing of the desk.
  List<UUID> leftInHand(Instant since) {
    return getEntityManager()
        .createQuery(
            """
            select a.id from Alarm a
            where a.what in :what and a.endedAt is null and a.acknowledgedAt <= :since
              and not exists (select 1 from Remark r
                where r.dispatchId = a.dispatchId and r.byDesk = true and r.at > :since)
            order by a.acknowledgedAt, a.id
            """,
            UUID.class)
        .setParameter("what", WHAT.stream().filter(What::ringsAgain).toList())
        .setParameter("since", since)
        .setMaxResults(Together.TAKEN_UP)
        .getResultList();
  }

  /// Without reading the alarm itself, for the same reason.
  boolean isTrial(UUID alarm) {
    return count("id = ?1 and personId is not null", alarm) > 0;
  }

  /// Since when the oldest rings; drills are no matter for an operator.
  Optional<Instant> ringingSince() {
    return getEntityManager()
        .createQuery(
            """
            select min(a.raisedAt) from Alarm a
            where a.endedAt is null and a.acknowledgedAt is null and a.drill = false
              and a.personId is null
            """,
            Instant.class)
        .getResultList()
        .stream()
        .filter(Objects::nonNull)
        .findFirst();
  }

  List<Alarm> standing(What what) {
    return find("what = ?1 and endedAt is null" + readable(2), what, WHAT, HOW)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .list();
  }

  /// What notifier has not heard of yet, oldest first; trials come last.
  ///
  /// @param enoughRing of these none
  /// @param enoughRingInDrills nor, in a drill, of these
  List<Alarm> notPassedOn(Collection<What> enoughRing, Collection<What> enoughRingInDrills) {
    return find(
            """
            passedOnAt is null and endedAt is null
              and ((drill = false and what not in ?1) or (drill = true and what not in ?2))
            """
                + readable(3)
                + " order by case when personId is null then 0 else 1 end, raisedAt, id",
            enoughRing,
            enoughRingInDrills,
            WHAT,
            HOW)
        .page(Page.ofSize(100))
        .list();
  }

  /// How many of a kind notifier rings about.
  long ringing(What what, boolean drill) {
    return count(
        "what = ?1 and drill = ?2 and passedOnAt is not null and acknowledgedAt is null and endedAt is null",
        what,
        drill);
  }

  /// Of the same kind as this one, raised by then, and not rung about, oldest first. Without
  /// reading them, for a dispatch is locked before its alarms.
  List<UUID> behind(UUID alarm, Instant until, int most) {
    return getEntityManager()
        .createQuery(
            """
            select b.id from Alarm b, Alarm a
            where a.id = :alarm and b.what = a.what and b.drill = a.drill and b.id <> a.id
              and b.passedOnAt is null and b.acknowledgedAt is null and b.endedAt is null
              and b.personId is null and b.raisedAt <= :until
            order by b.raisedAt, b.id
            """,
            UUID.class)
        .setParameter("alarm", alarm)
        .setParameter("until", until)
        .setMaxResults(most)
        .getResultList();
  }

  /// Of what rings notifier has to hear once more. It was a mail each while nobody was on the
  /// roster, and would stay one.
  void passOnAnew() {
    update(
        "passedOnAt = null where passedOnAt is not null and acknowledgedAt is null and "
            + STANDING);
  }

  /// Notifier has heard of it. Nothing else of the row is written, whatever becomes of it
  /// meanwhile.
  void passedOn(UUID alarm, Instant now) {
    update("passedOnAt = ?1 where id = ?2", now, alarm);
  }

  /// Whose reason is not over: what rings before what is in hand, and what has waited longest
  /// first. That somebody may be wanted again is no question any more once it is taken up; whoever
  /// took it up by telephone must find it all the same.
  List<Alarm> standing(int most, Instant takenUpSince) {
    return find(
            SHOWN
                + readable(3)
                + " order by case when acknowledgedAt is null then 0 else 1 end, raisedAt, id",
            What.ASKED_AGAIN,
            takenUpSince,
            WHAT,
            HOW)
        .page(Page.ofSize(most))
        .list();
  }

  long countStanding(Instant takenUpSince) {
    return count(SHOWN, What.ASKED_AGAIN, takenUpSince);
  }

  /// Newest first.
  List<Alarm> page(@Nullable UUID dispatch, boolean standing, @Nullable UUID after, int most) {
    var query =
        new StringBuilder(
            "personId is null and what in :what and (acknowledgedHow is null or acknowledgedHow in :how)");
    var parameters = Parameters.with("what", WHAT).and("how", HOW);
    if (dispatch != null) {
      query.append(" and dispatchId = :dispatch");
      parameters.and("dispatch", dispatch);
    }
    if (standing) {
      query.append(" and endedAt is null");
    }
    if (after != null) {
      query.append(" and id < :after");
      parameters.and("after", after);
    }
    return find(query.toString(), Sort.descending("id"), parameters).page(Page.ofSize(most)).list();
  }

  /// Trials that nobody has answered in their time ring no more.
  void endTrials(Instant begunBefore, Instant now) {
    update(
        "endedAt = ?1 where personId is not null and endedAt is null and raisedAt <= ?2",
        now,
        begunBefore);
  }

  /// The last of each of these people.
  List<Alarm> lastTrials(Collection<UUID> people) {
    return list(
        """
        from Alarm t where t.personId in ?1 and t.raisedAt =
          (select max(a.raisedAt) from Alarm a where a.personId = t.personId)
        """
            + readable(2),
        people,
        WHAT,
        HOW);
  }

  /// When each of these people last answered one.
  Map<UUID, Instant> trialsAnswered(Collection<UUID> people) {
    return getEntityManager()
        .createQuery(
            """
            select a.personId, max(a.acknowledgedAt) from Alarm a
            where a.personId in :people and a.acknowledgedAt is not null group by a.personId
            """,
            Object[].class)
        .setParameter("people", people)
        .getResultList()
        .stream()
        .collect(Collectors.toMap(row -> (UUID) row[0], row -> (Instant) row[1]));
  }

  /// As the two parameters from `first` on.
  private static String readable(int first) {
    return " and what in ?%d and (acknowledgedHow is null or acknowledgedHow in ?%d)"
        .formatted(first, first + 1);
  }

  List<AlarmView> views(List<Alarm> alarms) {
    var attempts = attemptsOf(alarms.stream().map(Alarm::id).toList());
    return alarms.stream().map(alarm -> alarm.view(attempts)).toList();
  }

  private List<DeskAttempt> attemptsOf(Collection<UUID> alarms) {
    return getEntityManager()
        .createQuery(
            "from DeskAttempt a where a.alarmId in :alarms order by a.at, a.id", DeskAttempt.class)
        .setParameter("alarms", alarms)
        .getResultList();
  }

  /// The same attempt again carries a new word: the first was never told.
  void add(DeskAttempt attempt) {
    getEntityManager().merge(attempt);
  }

  Optional<DeskAttempt> attempt(UUID id) {
    return Optional.ofNullable(getEntityManager().find(DeskAttempt.class, id));
  }

  Optional<DeskAttempt> attempt(Secret word) {
    return getEntityManager()
        .createQuery("from DeskAttempt a where a.wordHash = :hash", DeskAttempt.class)
        .setParameter("hash", word.hash())
        .getResultList()
        .stream()
        .findFirst();
  }
}
