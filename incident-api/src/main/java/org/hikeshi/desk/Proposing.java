package org.hikeshi.desk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.hikeshi.incident.IncidentView;

/// Looks at what open incidents have in common. Of an attacker's traces that is what was found as
/// each report was filed; a URL's host is one of them, and stands for it.
@ApplicationScoped
public class Proposing {

  /// As many open incidents as are compared, the newest.
  private static final int COMPARED = 2_000;

  private final EntityManager entities;

  Proposing(EntityManager entities) {
    this.entities = entities;
  }

  public List<Proposal> proposals() {
    return Proposal.of(
        entities
            .unwrap(Session.class)
            .createNativeQuery(
                """
                select i.id, i.number, i.campaign_id, h.id as hospital, h.name, h.prefecture,
                  w.vendor, r.facts ->> 'entryRoute' as route, t.traces
                from incident i
                join hospital h on h.id = i.hospital_id
                join report r on r.incident_id = i.id and r.no = i.revision
                left join report_words w on w.report_id = r.id
                left join lateral (
                  select string_agg(kind || ' ' || value, chr(10)) as traces
                  from trace where incident_id = i.id and kind <> 'URL'
                ) t on true
                where i.status not in ('RESOLVED', 'WITHDRAWN')
                order by i.id desc limit :most
                """,
                Tuple.class)
            .setParameter("most", COMPARED)
            .getResultList()
            .stream()
            .map(Proposing::seen)
            .toList());
  }

  private static Proposal.Seen seen(Tuple row) {
    return new Proposal.Seen(
        new Proposal.Like(
            row.get("id", UUID.class),
            row.get("number", String.class),
            new IncidentView.At(
                row.get("hospital", UUID.class),
                row.get("name", String.class),
                row.get("prefecture", String.class)),
            row.get("campaign_id", UUID.class)),
        Trait.of(
            row.get("vendor", String.class),
            row.get("route", String.class),
            Optional.ofNullable(row.get("traces", String.class)).stream()
                .flatMap(String::lines)
                .toList()));
  }
}
