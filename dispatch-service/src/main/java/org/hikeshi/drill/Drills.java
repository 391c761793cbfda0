package org.hikeshi.drill;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// All drills.
@ApplicationScoped
class Drills implements PanacheRepositoryBase<Drill, UUID> {

  Optional<Drill> locked(UUID id) {
    return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
  }

  /// Empty, too, where somebody else is working on it.
  Optional<Drill> lockedIfFree(UUID id) {
    List<?> found =
        getEntityManager()
            .createNativeQuery(
                "select d.* from drill d where d.id = :id for update of d skip locked", Drill.class)
            .setParameter("id", id)
            .getResultList();
    return found.stream().map(Drill.class::cast).findFirst();
  }

  /// Those whose time has come, as far as they are not begun meanwhile.
  List<UUID> due(Instant now) {
    return ids("d.startedAt is null and d.endedAt is null and d.plannedAt <= ?1", now);
  }

  /// Those that began before then and go on, or were to begin before then and have not, as far as
  /// they are not ended meanwhile.
  List<UUID> forgotten(Instant startedBefore, Instant plannedBefore) {
    return ids(
        "d.endedAt is null and (d.startedAt < ?1 or d.startedAt is null and d.plannedAt < ?2)",
        startedBefore,
        plannedBefore);
  }

  private List<UUID> ids(String condition, Object... parameters) {
    return find(
            "select d.id from Drill d where " + condition + " order by d.plannedAt, d.id",
            parameters)
        .project(UUID.class)
        .list();
  }

  /// Those under way that begin with a hospital's report, the newest last.
  List<Drill> runningWithAReport() {
    return list(
        "startedAt is not null and endedAt is null and hospitalId is not null",
        Sort.by("startedAt", "id"));
  }

  /// Newest first.
  List<Drill> page(@Nullable UUID after, int most) {
    var newestFirst = Sort.descending("id");
    var found = after == null ? findAll(newestFirst) : find("id < ?1", newestFirst, after);
    return found.page(Page.ofSize(most)).list();
  }
}
