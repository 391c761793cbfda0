package org.hikeshi.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// The notices that are due, by authority. In the running transaction.
@ApplicationScoped
class Queue {

  /// From one authority to the next in the index, however much waits for each.
  private static final String WAITED_FOR =
      """
      with recursive waited_for(authority) as (
        select min(authority) from notice where state = 'SENDING'
        union all
        select (select min(n.authority) from notice n
          where n.state = 'SENDING' and n.authority > waited_for.authority)
        from waited_for where waited_for.authority is not null)
      select authority from waited_for w
      where exists (
        select from notice n
        where n.authority = w.authority and n.state = 'SENDING' and n.next_attempt_at <= :now
          and (n.leased_until is null or n.leased_until < :now))
      """;

  private static final String NEXT =
      """
      select n.id from notice n
      where n.authority = :authority and n.state = 'SENDING' and n.next_attempt_at <= :now
        and (n.leased_until is null or n.leased_until < :now) and n.id <> all (:passed_over)
        and not exists (
          select 1 from notice earlier
          where earlier.incident_id = n.incident_id and earlier.authority = n.authority
            and earlier.state = 'SENDING' and earlier.id < n.id)
      order by n.next_attempt_at, n.id limit 1
      for update of n skip locked
      """;

  private static final String ANY =
      """
      select 1 from notice n
      where n.authority = :authority and n.state = 'SENDING' and n.next_attempt_at <= :now
        and (n.leased_until is null or n.leased_until < :now)
      limit 1
      """;

  private final EntityManager database;

  Queue(EntityManager database) {
    this.database = database;
  }

  /// For whom something is due.
  List<String> authorities(Instant now) {
    List<?> authorities =
        database
            .createNativeQuery(WAITED_FOR, Object.class)
            .setParameter("now", now)
            .getResultList();
    return authorities.stream().map(String.class::cast).toList();
  }

  /// Locks the next for an authority. What was told first of an incident comes first.
  ///
  /// @param passedOver none of these
  Optional<UUID> next(String authority, Instant now, Set<UUID> passedOver) {
    return ask(NEXT, authority, now, Map.of("passed_over", passedOver.toArray(UUID[]::new)))
        .map(UUID.class::cast);
  }

  /// Whether anything else may be due to an authority, also what waits for an earlier one of its
  /// incident.
  boolean any(String authority, Instant now) {
    return ask(ANY, authority, now, Map.of()).isPresent();
  }

  private Optional<?> ask(String what, String authority, Instant now, Map<String, ?> besides) {
    var query =
        database
            .createNativeQuery(what, Object.class)
            .setParameter("authority", authority)
            .setParameter("now", now);
    besides.forEach(query::setParameter);
    List<?> found = query.getResultList();
    return found.stream().findFirst();
  }
}
