package org.hikeshi.campaign;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// All campaigns.
@ApplicationScoped
public class Campaigns implements PanacheRepositoryBase<Campaign, UUID> {

  /// Newest first, from `after` on.
  public List<Campaign> page(@Nullable UUID after, int limit) {
    return find("?1 is null or id < ?1 order by id desc", after).page(0, limit).list();
  }
}
