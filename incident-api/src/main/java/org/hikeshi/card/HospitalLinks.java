package org.hikeshi.card;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hikeshi.web.Audit;
import org.hikeshi.web.Ids;

/// The links of all hospitals.
@ApplicationScoped
public class HospitalLinks implements PanacheRepositoryBase<HospitalLink, UUID> {

  private final Secrets secrets;
  private final Audit audit;
  private final Ids ids;
  private final Clock clock;

  HospitalLinks(Secrets secrets, Audit audit, Ids ids, Clock clock) {
    this.secrets = secrets;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  /// A link and the word that opens it, which is told only now.
  public record New(HospitalLink link, String token) {}

  public New make(UUID hospitalId, String by) {
    var token = secrets.link();
    var link = new HospitalLink(ids.next(), hospitalId, token, by, clock.instant());
    persist(link);
    audit.record("link.made", hospitalId, "link/" + link.id(), Map.of());
    return new New(link, token);
  }

  /// Newest first.
  public List<HospitalLink> of(UUID hospitalId) {
    return list("hospitalId = ?1 order by id desc", hospitalId);
  }

  /// @return false where that hospital has no such link
  public boolean revoke(UUID hospitalId, UUID id, String by) {
    var found = find("id = ?1 and hospitalId = ?2", id, hospitalId).firstResultOptional();
    found.ifPresent(
        link -> {
          link.revoke(by, clock.instant());
          audit.record("link.revoked", hospitalId, "link/" + id, Map.of());
        });
    return found.isPresent();
  }

  /// The link that this word opens, unless it was revoked. Needs sight of everything.
  public Optional<HospitalLink> opened(String token) {
    return find("tokenHash = ?1 and revokedAt is null", Secrets.hash(token)).firstResultOptional();
  }
}
