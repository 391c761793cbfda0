package org.hikeshi.past;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.hikeshi.hospital.Hospitals;
import org.hikeshi.sheet.Reading;
import org.hikeshi.web.Caller;
import org.hikeshi.web.Role;
import org.hikeshi.web.time.JapanTime;
import org.jspecify.annotations.Nullable;

/// All incidents of before the register, and who may see which.
@ApplicationScoped
public class PastIncidents implements PanacheRepositoryBase<PastIncident, UUID> {

  private static final int AT_ONCE = 500;

  private final Hospitals hospitals;

  PastIncidents(Hospitals hospitals) {
    this.hospitals = hospitals;
  }

  /// Waits for whoever else brings a list, so that two with the same lines are taken once.
  void lockAll() {
    getSession()
        .createNativeQuery(
            "select 1 from pg_advisory_xact_lock(hashtext('past incidents'))", Object.class)
        .getSingleResult();
  }

  /// Those that lines with these facts may be about: of the same reference, or of the same day at
  /// the same hospital.
  List<PastIncident> alike(List<PastFacts> said) {
    var found = new LinkedHashSet<PastIncident>();
    for (int from = 0; from < said.size(); from += AT_ONCE) {
      found.addAll(alikeSome(said.subList(from, Math.min(said.size(), from + AT_ONCE))));
    }
    return List.copyOf(found);
  }

  private List<PastIncident> alikeSome(List<PastFacts> said) {
    return getSession()
        .createNativeQuery(
            """
            select p.* from past_incident p
            join unnest(cast(:hospitals as uuid[]), cast(:days as date[])) said (hospital, day)
              on p.hospital_id = said.hospital and p.detected_on = said.day
            union
            select p.* from past_incident p where p.reference_key = any (cast(:references as text[]))
            """,
            PastIncident.class)
        .setParameter("hospitals", said.stream().map(PastFacts::hospitalId).toArray(UUID[]::new))
        .setParameter("days", said.stream().map(PastFacts::detectedOn).toArray(LocalDate[]::new))
        .setParameter(
            "references",
            said.stream()
                .map(PastFacts::reference)
                .filter(Objects::nonNull)
                .map(Reading::narrow)
                .toArray(String[]::new))
        .getResultList();
  }

  /// Newest first, from `after` on: a hospital's own, and all for the desk and administrators.
  public List<PastIncidentView> views(Caller caller, @Nullable UUID after, int limit) {
    var page = page(caller, after, limit);
    var at = hospitals.named(page.stream().map(PastIncident::hospitalId).toList());
    return page.stream().map(one -> PastIncidentView.of(one, at.get(one.hospitalId()))).toList();
  }

  private List<PastIncident> page(Caller caller, @Nullable UUID after, int limit) {
    boolean all = caller.is(Role.COORDINATOR) || caller.is(Role.ADMIN);
    return find(
            "(?1 is null or hospitalId = ?1) and (?2 is null or id < ?2) order by id desc",
            all ? null : caller.hospitalId(),
            after)
        .page(0, limit)
        .list();
  }

  /// The numbers of what these hospitals reported to the register themselves, by hospital and day
  /// of filing.
  Map<String, String> registered(List<PastFacts> said) {
    var from = said.stream().map(PastFacts::detectedOn).min(LocalDate::compareTo);
    if (from.isEmpty()) {
      return Map.of();
    }
    var found = new HashMap<String, String>();
    getSession()
        .createNativeQuery(
            """
            select hospital_id, filed_at, number from incident
            where hospital_id in (:hospitals) and filed_at >= :from
            """,
            Tuple.class)
        .setParameterList("hospitals", said.stream().map(PastFacts::hospitalId).distinct().toList())
        .setParameter("from", from.get().atStartOfDay(JapanTime.ZONE).toInstant())
        .getResultList()
        .stream()
        .forEach(
            row ->
                found.put(
                    row.get("hospital_id", UUID.class)
                        + " "
                        + JapanTime.dayOf(row.get("filed_at", Instant.class)),
                    row.get("number", String.class)));
    return found;
  }
}
