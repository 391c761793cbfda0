package org.hikeshi.hospital;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// All hospitals of the directory.
@ApplicationScoped
public class Hospitals implements PanacheRepositoryBase<Hospital, UUID> {

  /// These hospitals by their ids.
  public Map<UUID, Hospital> named(Collection<UUID> ids) {
    return list("id in ?1", Set.copyOf(ids)).stream()
        .collect(Collectors.toMap(Hospital::id, hospital -> hospital));
  }

  /// Newest first, from `after` on.
  List<Hospital> page(@Nullable UUID after, int limit) {
    return find("?1 is null or id < ?1 order by id desc", after).page(0, limit).list();
  }
}
