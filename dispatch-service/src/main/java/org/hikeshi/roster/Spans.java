package org.hikeshi.roster;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import io.quarkus.panache.common.Parameters;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hikeshi.roster.Span.Kind;
import org.jspecify.annotations.Nullable;

/// All shifts and absences.
@ApplicationScoped
class Spans implements PanacheRepositoryBase<Span, UUID> {

  /// Until when she is away without a break; empty where she is there.
  Optional<Instant> absentUntil(UUID engineer, Instant now) {
    var absences =
        list("kind = ?1 and engineerId = ?2 and endsAt > ?3", Kind.ABSENCE, engineer, now).stream();
    return Stretches.of(absences.map(Span::time)).parts().stream()
        .filter(away -> away.covers(now))
        .map(Stretch::to)
        .findFirst();
  }

  /// Newest first.
  ///
  /// @param of whose, or null for everybody's
  List<Span> page(Kind kind, @Nullable UUID of, @Nullable UUID after, int most) {
    var query = new StringBuilder("kind = :kind");
    var parameters = Parameters.with("kind", kind);
    if (of != null) {
      query.append(" and engineerId = :of");
      parameters.and("of", of);
    }
    if (after != null) {
      query.append(" and id < :after");
      parameters.and("after", after);
    }
    return find(query.toString(), Sort.descending("id"), parameters).page(Page.ofSize(most)).list();
  }
}
