package org.hikeshi.incident;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hikeshi.web.Caller;
import org.hikeshi.web.Readings;
import org.hikeshi.web.Role;
import org.jspecify.annotations.Nullable;

/// All incidents, and who may see which: the first wall. Row level security is the second.
///
/// Past 200 lines because queries have one address.
@ApplicationScoped
public class Incidents implements PanacheRepositoryBase<Incident, UUID> {

  private final Readings readings;

  Incidents(Readings readings) {
    this.readings = readings;
  }

  /// What a caller sees, as a condition. It outlives the request: a stream asks it again.
  record Sight(String condition, Map<String, Object> own) {

    static Sight of(Caller caller) {
      if (caller.is(Role.COORDINATOR) || caller.is(Role.SERVICE)) {
        return new Sight("1 = 1", Map.of());
      }
      if (caller.is(Role.HOSPITAL)) {
        return new Sight("hospitalId = :own", Map.of("own", caller.hospitalId()));
      }
      return new Sight(
          "id in (select key.incidentId from responder where key.engineerId = :own)",
          Map.of("own", caller.engineerId()));
    }
  }

  /// Which incidents of those that the caller sees are asked for; null asks for all.
  public record Selection(
      @Nullable Status status, @Nullable Instant since, @Nullable UUID hospital) {

    public static final Selection ALL = new Selection(null, null, null);
  }

  /// That it was shown to somebody else than its hospital is written down.
  ///
  /// @return empty also for an incident that is not the caller's to see
  public Optional<Incident> seenBy(Caller caller, UUID id) {
    var seen = seen(caller, id, LockModeType.NONE);
    seen.ifPresent(incident -> readings.shown("incident/" + id, incident.hospitalId()));
    return seen;
  }

  /// The same, locked: who gets it is the only one to change it until the transaction ends.
  public Optional<Incident> lockedFor(Caller caller, UUID id) {
    return seen(caller, id, LockModeType.PESSIMISTIC_WRITE);
  }

  /// Whether it is still to be seen, long after the request.
  Optional<Incident> seenBy(Sight sight, UUID id) {
    return seen(sight, id, LockModeType.NONE);
  }

  /// By the number that people know it by, however it was typed.
  public Optional<Incident> numbered(Caller caller, String number) {
    var sight = Sight.of(caller);
    var parameters = new HashMap<>(sight.own);
    parameters.put("number", Sought.of(number).exactly());
    return find("number = :number and " + sight.condition, parameters).firstResultOptional();
  }

  /// Two at once, in the order of their ids, so that nobody waits on somebody who waits on them;
  /// and behind whoever reports by a card of their hospitals, who finds a second one only behind
  /// the first.
  public List<Incident> bothLockedFor(Caller caller, UUID one, UUID other) {
    getEntityManager()
        .createQuery(
            "select distinct i.hospitalId from Incident i where i.id in :both order by i.hospitalId",
            UUID.class)
        .setParameter("both", List.of(one, other))
        .getResultList()
        .forEach(this::inLine);
    return Stream.of(one, other).sorted().flatMap(id -> lockedFor(caller, id).stream()).toList();
  }

  /// Waits for whoever reports by a card of this hospital, or merges an incident of it.
  private void inLine(UUID hospital) {
    getEntityManager()
        .createNativeQuery(
            "select 1 from pg_advisory_xact_lock(hashtext('cards of ' || :hospital))", Object.class)
        .setParameter("hospital", hospital.toString())
        .getSingleResult();
  }

  /// Those that go on in this one, as far as the transaction may see them.
  List<Incident> mergedInto(UUID id) {
    return list("mergedInto = ?1 order by id", id);
  }

  /// Those of a campaign that the caller sees, oldest first.
  public List<Incident> ofCampaign(Caller caller, UUID campaign) {
    var sight = Sight.of(caller);
    var parameters = new HashMap<>(sight.own);
    parameters.put("campaign", campaign);
    return list("campaignId = :campaign and " + sight.condition + " order by id", parameters);
  }

  /// The newest open one of this hospital in a campaign, locked.
  public Optional<Incident> openIn(UUID campaign, UUID hospital) {
    return find(
            "campaignId = ?1 and hospitalId = ?2 and status not in ?3 order by id desc",
            campaign,
            hospital,
            Set.of(Status.RESOLVED, Status.WITHDRAWN))
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .firstResultOptional();
  }

  /// Those of this hospital in a campaign that are over, newest first, locked.
  public List<Incident> overIn(UUID campaign, UUID hospital) {
    return find(
            "campaignId = ?1 and hospitalId = ?2 and status in ?3 order by id desc",
            campaign,
            hospital,
            Set.of(Status.RESOLVED, Status.WITHDRAWN))
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .list();
  }

  /// What is open of these hospitals, newest first.
  public Map<UUID, List<Incident>> openOf(Collection<UUID> hospitals) {
    return hospitals.isEmpty()
        ? Map.of()
        : list(
                "hospitalId in ?1 and status not in ?2 order by id desc",
                hospitals,
                Set.of(Status.RESOLVED, Status.WITHDRAWN))
            .stream()
            .collect(Collectors.groupingBy(Incident::hospitalId));
  }

  /// Those of these of which nobody but a card has spoken, duplicates aside: they wait for a
  /// call-back.
  public Set<UUID> onlyByCard(Collection<Incident> among) {
    return getSession()
        .createNativeQuery(
            "select i.id from incident i where i.id = any(:among) and %s"
                .formatted(FiledReport.unconfirmed("i.id")),
            Object.class)
        .setParameter("among", among.stream().map(Incident::id).toArray(UUID[]::new))
        .getResultList()
        .stream()
        .map(UUID.class::cast)
        .collect(Collectors.toUnmodifiableSet());
  }

  /// What their views show of the campaign has changed.
  public void touchAllOf(UUID campaign) {
    update("version = version + 1 where campaignId = ?1", campaign);
  }

  private Optional<Incident> seen(Caller caller, UUID id, LockModeType lock) {
    return seen(Sight.of(caller), id, lock);
  }

  private Optional<Incident> seen(Sight sight, UUID id, LockModeType lock) {
    var parameters = new HashMap<>(sight.own);
    parameters.put("id", id);
    return find("id = :id and " + sight.condition, parameters).withLock(lock).firstResultOptional();
  }

  /// Newest first, from `after` on.
  public List<Incident> page(Caller caller, Selection selection, @Nullable UUID after, int limit) {
    var sight = Sight.of(caller);
    var condition = new StringBuilder(sight.condition);
    var parameters = new HashMap<>(sight.own);
    narrow(condition, parameters, "status = :status", "status", selection.status);
    narrow(condition, parameters, "filedAt >= :since", "since", selection.since);
    narrow(condition, parameters, "hospitalId = :hospital", "hospital", selection.hospital);
    narrow(condition, parameters, "id < :after", "after", after);
    return find(condition + " order by id desc", parameters).page(0, limit).list();
  }

  private static void narrow(
      StringBuilder condition,
      Map<String, Object> parameters,
      String by,
      String name,
      @Nullable Object value) {
    if (value != null) {
      condition.append(" and ").append(by);
      parameters.put(name, value);
    }
  }

  /// For our own listeners, which see everything, and for whoever adds by a receipt code, which was
  /// looked at before.
  public Optional<Incident> lock(UUID id) {
    return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
  }

  /// The newest open one at this hospital of which only a card has spoken, and of no duplicate of
  /// it anybody else, locked: the others are on boards, where no card is to write. Needs sight of
  /// all. Reports by its cards come one after the other, and no merging in between.
  Optional<Incident> unconfirmedAt(UUID hospitalId) {
    inLine(hospitalId);
    return getSession()
        .createNativeQuery(
            """
            select i.* from incident i
            where i.hospital_id = :hospital and i.status not in ('RESOLVED', 'WITHDRAWN')
              and not %s
            order by i.id desc limit 1 for update
            """
                .formatted(FiledReport.notOnlyByCard("i.id")),
            Incident.class)
        .setParameter("hospital", hospitalId)
        .getResultList()
        .stream()
        .findFirst();
  }

  /// Those of these that the caller sees, newest first.
  List<Incident> among(Caller caller, Collection<UUID> ids) {
    var sight = Sight.of(caller);
    var parameters = new HashMap<>(sight.own);
    parameters.put("ids", ids);
    return ids.isEmpty()
        ? List.of()
        : list("id in :ids and " + sight.condition + " order by id desc", parameters);
  }

  /// The running number that was given last; 0 before the first.
  long lastNumber() {
    return (Long)
        getSession()
            .createNativeQuery(
                "select coalesce(pg_sequence_last_value('incident_number'), 0)", Object.class)
            .getSingleResult();
  }

  long nextNumber() {
    return (Long)
        getSession()
            .createNativeQuery("select nextval('incident_number')", Object.class)
            .getSingleResult();
  }

  /// What a form's key stands for.
  ///
  /// @param fields null where it was sent by a version that did not look at them
  record Claimed(UUID incidentId, @Nullable String fields) {

    boolean says(Submission form) {
      return fields == null || fields.equals(form.fields());
    }
  }

  /// Claims a form's key for this incident. A twin of the same form waits here for its end.
  ///
  /// @return the incident that the key has filed before, if it has
  Optional<Claimed> claim(UUID hospitalId, Submission form, UUID incidentId) {
    int claimed =
        getSession()
            .createNativeMutationQuery(
                """
                insert into submission (hospital_id, key, incident_id, fields)
                values (:hospital, :key, :incident, :fields) on conflict do nothing
                """)
            .setParameter("hospital", hospitalId)
            .setParameter("key", form.key())
            .setParameter("incident", incidentId)
            .setParameter("fields", form.fields())
            .executeUpdate();
    return claimed == 1 ? Optional.empty() : claimed(hospitalId, form.key());
  }

  /// What the key stands for by now, if for anything.
  Optional<Claimed> claimed(UUID hospitalId, UUID key) {
    return getSession()
        .createNativeQuery(
            "select incident_id as id, fields from submission where hospital_id = :hospital and key = :key",
            Tuple.class)
        .setParameter("hospital", hospitalId)
        .setParameter("key", key)
        .getResultList()
        .stream()
        .findFirst()
        .map(row -> new Claimed(row.get("id", UUID.class), row.get("fields", String.class)));
  }

  /// Which one goes on for this one, as far as it is of the same hospital; itself where none does,
  /// or where it is unknown.
  public UUID goingOn(UUID id) {
    var last =
        (UUID)
            getSession()
                .createNativeQuery(
                    """
                    with recursive going_on as (
                      select id, hospital_id, merged_into, 0 as step from incident where id = :id
                      union all
                      select i.id, i.hospital_id, i.merged_into, step + 1
                      from going_on g join incident i on i.id = g.merged_into and i.hospital_id = g.hospital_id
                    )
                    select id from going_on order by step desc limit 1
                    """,
                    Object.class)
                .setParameter("id", id)
                .getSingleResultOrNull();
    return last == null ? id : last;
  }
}
