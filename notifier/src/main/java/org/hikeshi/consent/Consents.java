package org.hikeshi.consent;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Every consent that was ever given.
@ApplicationScoped
class Consents implements PanacheRepositoryBase<Consent, UUID> {

  private static final UUID NEWEST = new UUID(-1L, -1L);

  /// Newest first, also those that were taken back.
  List<Consent> of(UUID incidentId) {
    return list("incidentId = ?1 order by id desc", incidentId);
  }

  Optional<Consent> inForce(UUID incidentId, String authority) {
    return find("incidentId = ?1 and authority = ?2 and revokedAt is null", incidentId, authority)
        .firstResultOptional();
  }

  /// Newest first, behind `after`.
  List<Consent> inForce(String authority, @Nullable UUID after, int most) {
    return find(
            "authority = ?1 and revokedAt is null and id < ?2 order by id desc",
            authority,
            after == null ? NEWEST : after)
        .range(0, most - 1)
        .list();
  }
}
