package org.hikeshi.incident;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hikeshi.report.SnapshotView;
import org.jspecify.annotations.Nullable;

/// All reports with their words.
@ApplicationScoped
public class Reports implements PanacheRepositoryBase<Report, UUID> {

  private static final String WITH_WORDS =
      """
      select new org.hikeshi.incident.FiledReport(r, w, c) from Report r
      left join ReportWords w on w.reportId = r.id
      left join ReportContact c on c.reportId = r.id
      where r.incidentId = ?1
      """;

  void add(FiledReport filed) {
    persist(filed.report());
    getSession().persist(filed.words());
    getSession().persist(filed.contact());
  }

  /// In the order of their numbers.
  List<FiledReport> of(UUID incidentId) {
    return getSession()
        .createQuery(WITH_WORDS + "order by r.no", FiledReport.class)
        .setParameter(1, incidentId)
        .getResultList();
  }

  /// Newest first, from the report `after` on.
  List<FiledReport> page(UUID incidentId, @Nullable UUID after, int limit) {
    return getSession()
        .createQuery(
            WITH_WORDS
                + """
                and (?2 is null or r.no < (select b.no from Report b where b.id = ?2))
                order by r.no desc
                """,
            FiledReport.class)
        .setParameter(1, incidentId)
        .setParameter(2, after)
        .setMaxResults(limit)
        .getResultList();
  }

  /// What the newest report leaves to be known.
  public SnapshotView latest(Incident incident) {
    return find(incident.id(), incident.revision()).orElseThrow().snapshot();
  }

  /// What a report left to be known.
  ///
  /// @param no of a report that there is
  public SnapshotView at(Incident incident, int no) {
    return find(incident.id(), no).orElseThrow().snapshot();
  }

  /// What each of its reports left to be known.
  public List<SnapshotView> all(Incident incident) {
    return of(incident.id()).stream().map(FiledReport::snapshot).toList();
  }

  /// The newest report, with who filed it.
  public FiledReport newest(Incident incident) {
    return find(incident.id(), incident.revision()).orElseThrow();
  }

  /// When each incident of a campaign was first known, by the earliest that any report of it says,
  /// or that a vendor's notice came in.
  public Map<UUID, Instant> firstAware(UUID campaign) {
    return getSession()
        .createNativeQuery(
            """
            select r.incident_id as id, min(least(cast(r.facts ->> 'awareAt' as timestamptz),
              cast(r.facts ->> 'vendorNoticeAt' as timestamptz))) as aware
            from report r join incident i on i.id = r.incident_id
            where i.campaign_id = :campaign group by r.incident_id
            """,
            Tuple.class)
        .setParameter("campaign", campaign)
        .getResultList()
        .stream()
        .collect(
            Collectors.toMap(
                row -> row.get("id", UUID.class), row -> row.get("aware", Instant.class)));
  }

  /// The one that it followed, if it was not the first.
  Optional<FiledReport> before(FiledReport filed) {
    int no = filed.report().no();
    return no > 1 ? find(filed.report().incidentId(), no - 1) : Optional.empty();
  }

  Optional<FiledReport> find(UUID incidentId, int no) {
    return getSession()
        .createQuery(WITH_WORDS + "and r.no = ?2", FiledReport.class)
        .setParameter(1, incidentId)
        .setParameter(2, no)
        .uniqueResultOptional();
  }
}
