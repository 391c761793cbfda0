package org.hikeshi.notice;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/// Every receipt. What an authority says goes before what its hospital wrote down, and what was
/// said last before what was said first.
@ApplicationScoped
class Receipts implements PanacheRepositoryBase<Receipt, UUID> {

  private static final String LAST_FIRST = " order by byHand, place desc nulls last, id desc";

  Optional<Receipt> of(UUID notice) {
    return all(notice).stream().findFirst();
  }

  /// Also what no longer counts.
  List<Receipt> all(UUID notice) {
    return list("noticeId = ?1" + LAST_FIRST, notice);
  }

  Map<UUID, Receipt.View> of(List<UUID> notices) {
    return list("noticeId in ?1" + LAST_FIRST, notices).stream()
        .collect(Collectors.toMap(Receipt::noticeId, Receipt::view, (counts, _) -> counts));
  }
}
