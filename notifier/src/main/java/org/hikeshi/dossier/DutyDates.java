package org.hikeshi.dossier;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/// Every date that any duty ever showed.
@ApplicationScoped
public class DutyDates implements PanacheRepositoryBase<DutyDate, DutyDate.Key> {

  /// Oldest first.
  public List<DutyDate.View> of(UUID dutyId) {
    return list("key.dutyId = ?1 order by key.version", dutyId).stream()
        .map(DutyDate::view)
        .toList();
  }

  /// By duty of an incident, since when it shows the days that it shows now. What else changed of
  /// it does not count.
  public Map<UUID, Instant> shownSince(UUID incidentId) {
    var byDuty =
        list(
                """
                key.dutyId in (select id from TrackedDuty where incidentId = ?1)
                order by key.version desc
                """,
                incidentId)
            .stream()
            .collect(
                Collectors.groupingBy(
                    DutyDate::dutyId, Collectors.mapping(DutyDate::view, Collectors.toList())));
    var since = new HashMap<UUID, Instant>();
    byDuty.forEach((duty, newestFirst) -> since.put(duty, since(newestFirst)));
    return since;
  }

  private static Instant since(List<DutyDate.View> newestFirst) {
    var newest = newestFirst.getFirst();
    return newestFirst.stream().takeWhile(newest::sameDays).toList().getLast().shownFrom();
  }
}
