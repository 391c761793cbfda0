package org.hikeshi.work;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/// All marks on cards.
@ApplicationScoped
class Ticks implements PanacheRepositoryBase<Tick, UUID> {

  /// Oldest first.
  List<Tick> of(UUID dispatchId) {
    return list("dispatchId = ?1 order by id", dispatchId);
  }
}
