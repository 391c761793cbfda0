package org.hikeshi.notice;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/// The ledger of every attempt.
@ApplicationScoped
public class Deliveries implements PanacheRepositoryBase<Delivery, UUID> {

  /// By notice, oldest first.
  Map<UUID, List<Delivery.View>> of(List<UUID> notices) {
    return list("noticeId in ?1 order by id", notices).stream()
        .collect(
            Collectors.groupingBy(
                Delivery::noticeId, Collectors.mapping(Delivery::view, Collectors.toList())));
  }

  public boolean has(Notice notice, int attempt, Delivery.Result outcome) {
    return find("noticeId = ?1 and attempt = ?2 and outcome = ?3", notice.id(), attempt, outcome)
        .firstResultOptional()
        .isPresent();
  }

  /// The attempts that reached the authority's own system or mailbox.
  List<Delivery> arrivedOf(UUID notice) {
    return list("noticeId = ?1 and outcome = ?2 order by id", notice, Delivery.Result.DELIVERED);
  }
}
