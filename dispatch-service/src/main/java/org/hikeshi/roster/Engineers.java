package org.hikeshi.roster;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/// All engineers of the directory.
@ApplicationScoped
public class Engineers implements PanacheRepositoryBase<Engineer, UUID> {

  private final StatelessSession lookedAt;

  Engineers(StatelessSession lookedAt) {
    this.lookedAt = lookedAt;
  }

  public boolean has(UUID id) {
    return findByIdOptional(id).isPresent();
  }

  public Map<UUID, String> names(Collection<UUID> of) {
    return of.isEmpty()
        ? Map.of()
        : list("id in ?1", of).stream().collect(Collectors.toMap(Engineer::id, Engineer::name));
  }

  /// Where each of these can be telephoned, in her order; empty for whoever has no number.
  public Map<UUID, List<String>> phones(Collection<UUID> of) {
    return of.isEmpty()
        ? Map.of()
        : list("id in ?1", of).stream().collect(Collectors.toMap(Engineer::id, Engineer::phones));
  }

  Optional<Engineer> locked(UUID id) {
    return find("id", id).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
  }

  /// Everybody, with their skills, in one query. To look at only: what is changed of them is not
  /// kept, and so nothing compares them at the end.
  List<Engineer> withSkills() {
    flush();
    return lookedAt
        .createSelectionQuery("from Engineer e left join fetch e.skills", Engineer.class)
        .getResultList();
  }

  /// Newest first.
  List<Engineer> page(@Nullable UUID after, int most) {
    var newestFirst = Sort.descending("id");
    var found = after == null ? findAll(newestFirst) : find("id < ?1", newestFirst, after);
    return found.page(Page.ofSize(most)).list();
  }
}
