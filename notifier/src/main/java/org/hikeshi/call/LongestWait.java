package org.hikeshi.call;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.stream.Stream;
import org.hikeshi.call.Occasion.Kind;

/// How long the call has waited that has waited longest.
@ApplicationScoped
public class LongestWait {

  private final EntityManager entities;

  LongestWait(EntityManager entities) {
    this.entities = entities;
  }

  /// From its begin while no way has taken it (to the desk, none to a person) or each that did has
  /// told since that it was not delivered, however often it was tried; else, and for what can wait
  /// (a drill, or what need not arrive), since it was due. 0 where none waits.
  public double seconds(Instant now) {
    var longest =
        (Number)
            entities
                .createNativeQuery(
                    """
                    select coalesce(
                      extract(epoch from cast(:now as timestamptz) - min(c.waits_since)), 0)
                    from (
                      select case
                        when drill or kind not in (:mustArrive)
                          or exists (select from call_attempt a where a.call_id = call.id
                            and a.outcome = 'SENT' and (kind <> 'DESK' or a.person_id is not null)
                            and not exists (select from call_report r
                              where r.attempt_id = a.id and r.status = 'UNDELIVERED'))
                        then next_attempt_at else created_at end as waits_since
                      from call where state = 'SENDING') c
                    where c.waits_since <= :now
                    """,
                    Object.class)
                .setParameter("now", now)
                .setParameter(
                    "mustArrive",
                    Stream.of(Kind.values()).filter(Kind::mustArrive).map(Kind::name).toList())
                .getSingleResult();
    return longest.doubleValue();
  }
}
