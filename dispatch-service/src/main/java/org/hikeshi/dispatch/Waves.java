package org.hikeshi.dispatch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;

/// Whether it is a wave, and how it stands around a dispatch in it.
@ApplicationScoped
class Waves {

  private final DispatchSettings settings;
  private final EntityManager entities;

  Waves(DispatchSettings settings, EntityManager entities) {
    this.settings = settings;
    this.entities = entities;
  }

  /// Whoever promises places does so one after the other, also in another instance, until the
  /// transaction ends. The lock is the last that it takes.
  void inTurn() {
    entities.createNativeQuery("select 1 from pg_advisory_xact_lock(171)").getResultList();
  }

  /// Whether so many seats wait that places have to be kept for the most urgent.
  boolean isOn() {
    var from = settings.waveFrom();
    return from.isPresent()
        && entities
                .createNativeQuery(
                    """
                    select 1 from seat s join dispatch d on d.id = s.dispatch_id
                    where d.phase = 'RUNNING' and not d.drill and s.mandatory
                      and s.phase in ('OPEN', 'ASKED', 'UNANSWERED')
                    limit :most
                    """)
                .setParameter("most", from.getAsInt())
                .getResultList()
                .size()
            >= from.getAsInt();
  }

  /// In a wave one search follows the other: otherwise two would promise the same last place.
  Wave around(Dispatch dispatch) {
    if (!isOn()) {
      return Wave.NONE;
    }
    inTurn();
    var leads =
        (Tuple)
            entities
                .createNativeQuery(
                    """
                    select count(*) as elsewhere, count(*) filter (
                        where (-d.priority, d.opened_at, d.id) < (-:priority, :opened, :id)) as before
                    from seat s join dispatch d on d.id = s.dispatch_id
                    where s.kind = 'LEAD' and s.phase = 'UNANSWERED' and s.waits_for_room
                      and d.phase = 'RUNNING' and not d.drill and d.id <> :id
                    """,
                    Tuple.class)
                .setParameter("priority", dispatch.priority())
                .setParameter("opened", dispatch.openedAt())
                .setParameter("id", dispatch.id())
                .getSingleResult();
    return new Wave(
        true,
        settings.triage() && !dispatch.drill(),
        leads.get("before", Number.class).intValue(),
        leads.get("elsewhere", Number.class).intValue());
  }
}
