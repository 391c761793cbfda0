package org.hikeshi.indicator;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hikeshi.incident.Report;
import org.jspecify.annotations.Nullable;

/// All indicators of all incidents.
@ApplicationScoped
class Traces implements PanacheRepositoryBase<Trace, UUID> {

  /// One that several open incidents have in common.
  ///
  /// @param incidents their ids, in order
  record Match(Indicator.Kind kind, String value, UUID[] incidents) {}

  /// What was named before keeps its first report and its mark.
  void add(UUID id, Report report, Indicator indicator) {
    getSession()
        .createNativeMutationQuery(
            """
            insert into trace (id, incident_id, hospital_id, kind, value, report_no, tlp)
            values (:id, :incident, :hospital, :kind, :value, :no, :tlp) on conflict do nothing
            """)
        .setParameter("id", id)
        .setParameter("incident", report.incidentId())
        .setParameter("hospital", report.hospitalId())
        .setParameter("kind", indicator.kind().name())
        .setParameter("value", indicator.value())
        .setParameter("no", report.no())
        .setParameter("tlp", Tlp.AMBER_STRICT.name())
        .executeUpdate();
  }

  /// Newest first, from `after` on.
  List<Trace> page(UUID incident, @Nullable UUID after, int limit) {
    return find("incidentId = ?1 and (?2 is null or id < ?2) order by id desc", incident, after)
        .page(0, limit)
        .list();
  }

  Optional<Trace> find(UUID incident, UUID id) {
    return find("incidentId = ?1 and id = ?2", incident, id).firstResultOptional();
  }

  /// What open incidents have in common, the most common first.
  List<Match> matches(int limit) {
    return getSession()
        .createNativeQuery(
            """
            select t.kind, t.value, array_agg(t.incident_id order by t.incident_id) incidents
            from trace t join incident i on i.id = t.incident_id
            where i.status not in ('RESOLVED', 'WITHDRAWN')
            group by t.kind, t.value having count(*) > 1
            order by count(*) desc, t.kind, t.value limit :limit
            """,
            Object[].class)
        .addScalar("kind", String.class)
        .addScalar("value", String.class)
        .addScalar("incidents", UUID[].class)
        .setParameter("limit", limit)
        .getResultList()
        .stream()
        .map(
            row ->
                new Match(
                    Indicator.Kind.valueOf((String) row[0]), (String) row[1], (UUID[]) row[2]))
        .toList();
  }
}
