package org.hikeshi.dispatch;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/// All that people wrote beside their steps.
@ApplicationScoped
class Remarks implements PanacheRepositoryBase<Remark, UUID> {

  List<RemarkView> of(UUID dispatchId) {
    return list("dispatchId", Sort.by("at").and("id"), dispatchId).stream()
        .map(Remark::view)
        .toList();
  }
}
