package org.hikeshi.card;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.hikeshi.incident.Incident;
import org.hikeshi.web.Ids;

/// The receipt codes of all incidents.
@ApplicationScoped
public class ReceiptCodes implements PanacheRepositoryBase<ReceiptCode, UUID> {

  private final Secrets secrets;
  private final Ids ids;
  private final Clock clock;

  ReceiptCodes(Secrets secrets, Ids ids, Clock clock) {
    this.secrets = secrets;
    this.ids = ids;
    this.clock = clock;
  }

  /// @return the code, which is told only now
  public String make(Incident incident, String by) {
    var code = secrets.code();
    persistAndFlush(
        new ReceiptCode(
            ids.next(), incident.id(), incident.hospitalId(), code, by, clock.instant()));
    return code;
  }

  /// Whoever had a code before is out; who has this one is in.
  public String renew(Incident incident, String by) {
    list("incidentId = ?1 and endedAt is null", incident.id())
        .forEach(code -> code.end(clock.instant()));
    return make(incident, by);
  }

  /// The code as it was told, however it was typed.
  public static String written(String typed) {
    return Secrets.plain(typed).replaceAll(".{4}(?!$)", "$0-");
  }

  /// The incident that this code follows. Needs sight of everything.
  public Optional<UUID> followed(String typed) {
    return find("codeHash = ?1 and endedAt is null", Secrets.hash(Secrets.plain(typed)))
        .firstResultOptional()
        .map(ReceiptCode::incidentId);
  }
}
