package org.hikeshi.dispatch;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hikeshi.matching.Companies;
import org.jspecify.annotations.Nullable;

/// The conflicts of interest that engineers have named when they were asked.
@ApplicationScoped
class Conflicts implements PanacheRepositoryBase<Conflict, UUID> {

  /// Once for each pair, whoever says it again.
  void remember(UUID id, String employer, String vendor, UUID saidBy, UUID dispatchId, Instant at) {
    if (!Companies.same(vendor, vendorsAgainst(employer, listAll())).isPresent()) {
      persist(new Conflict(id, employer, vendor, saidBy, dispatchId, at));
    }
  }

  /// The vendors with which somebody of this employer has a conflict.
  static Set<String> vendorsAgainst(String employer, List<Conflict> all) {
    var vendors = new HashSet<String>();
    for (var conflict : all) {
      if (Companies.same(employer, List.of(conflict.employer())).isPresent()) {
        vendors.add(conflict.vendor());
      }
    }
    return vendors;
  }

  /// Newest first.
  List<ConflictView> page(@Nullable UUID after, int most) {
    var newestFirst = Sort.descending("id");
    var found = after == null ? findAll(newestFirst) : find("id < ?1", newestFirst, after);
    return found.page(Page.ofSize(most)).stream().map(Conflict::view).toList();
  }
}
