package org.hikeshi.dispatch;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Every look for somebody that led to an offer, or to giving up. Row level security shows them to
/// the desk only: they name everybody who was not asked, and why not.
@ApplicationScoped
class Searches implements PanacheRepositoryBase<Searched, UUID> {

  /// Newest first.
  List<Searched> page(UUID dispatchId, @Nullable UUID after, int most) {
    var newestFirst = Sort.descending("id");
    var found =
        after == null
            ? find("dispatchId = ?1", newestFirst, dispatchId)
            : find("dispatchId = ?1 and id < ?2", newestFirst, dispatchId, after);
    return found.page(Page.ofSize(most)).list();
  }
}
