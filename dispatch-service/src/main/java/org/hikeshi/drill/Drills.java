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

  /// One whose time has come and that nobody else is starting, locked.
  Optional<Drill> nextDue(Instant now) {
    List<?> found =
        getEntityManager()
            .createNativeQuery(
                """
                select d.* from drill d
                where d.started_at is null and d.ended_at is null and d.planned_at <= :now
                order by d.planned_at, d.id limit 1 for update of d skip locked
                """,
                Drill.class)
            .setParameter("now", now)
            .getResultList();
    return found.stream().map(Drill.class::cast).findFirst();
  }

  /// One that began before then and goes on, or was to begin before then and has not, and that
  /// nobody else is ending, locked.
  Optional<Drill> nextForgotten(Instant startedBefore, Instant plannedBefore) {
    List<?> found =
        getEntityManager()
            .createNativeQuery(
                """
                select d.* from drill d
                where d.ended_at is null
                  and (d.started_at < :started or d.started_at is null and d.planned_at < :planned)
                order by d.planned_at, d.id limit 1 for update of d skip locked
                """,
                Drill.class)
            .setParameter("started", startedBefore)
            .setParameter("planned", plannedBefore)
            .getResultList();
    return found.stream().map(Drill.class::cast).findFirst();
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
