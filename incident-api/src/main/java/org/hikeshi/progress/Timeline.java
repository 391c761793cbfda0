package org.hikeshi.progress;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.hikeshi.events.Event;
import org.hikeshi.web.Ids;
import org.jspecify.annotations.Nullable;

/// Everything that happened to each incident, as all services told it.
@ApplicationScoped
public class Timeline implements PanacheRepositoryBase<Happening, UUID> {

  private final Ids ids;

  Timeline(Ids ids) {
    this.ids = ids;
  }

  /// Writes down what this service tells.
  public void told(UUID hospitalId, Event event) {
    persist(new Happening(ids.next(), hospitalId, event));
  }

  /// Writes down what another service told, once. The caller holds the incident's lock, so two
  /// cannot write the same line.
  ///
  /// @param newest the newest that was heard of that service so far: what is newer is not known yet
  public void heard(UUID hospitalId, Event event, long newest) {
    if (event.version() > newest || !known(event)) {
      told(hospitalId, event);
    }
  }

  private boolean known(Event event) {
    return find(
            "incidentId = ?1 and source = ?2 and version = ?3",
            event.incidentId(),
            Happening.Source.of(event).name(),
            event.version())
        .firstResultOptional()
        .isPresent();
  }

  /// Oldest first, from `after` on.
  public List<Happening> page(UUID incidentId, @Nullable UUID after, int limit) {
    return find("incidentId = ?1 and (?2 is null or id > ?2) order by id", incidentId, after)
        .page(0, limit)
        .list();
  }

  /// The newest, oldest of them first.
  ///
  /// @param before only what came before this one, or null
  public Newest newest(UUID incidentId, @Nullable UUID before, int limit) {
    var found =
        find("incidentId = ?1 and (?2 is null or id < ?2) order by id desc", incidentId, before)
            .page(0, limit + 1)
            .list();
    var shown = found.subList(0, Math.min(found.size(), limit)).reversed();
    return new Newest(shown, shown.size() < found.size() ? shown.getFirst().id() : null);
  }

  /// @param older the first one shown, where others came before it
  public record Newest(List<Happening> shown, @Nullable UUID older) {}

  /// Each notice that was ever prepared, the newest first.
  public List<NoticeStanding> notices(UUID incidentId) {
    return NoticeStanding.all(
        list(
            "incidentId = ?1 and (source = ?2 or what in ?3) order by version",
            incidentId,
            Happening.Source.NOTIFIER.name(),
            NoticeStanding.ENDINGS.keySet()));
  }
}
