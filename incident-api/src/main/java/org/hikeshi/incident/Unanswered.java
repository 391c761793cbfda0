package org.hikeshi.incident;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.hikeshi.events.Category;
import org.hikeshi.events.DispatchEvent.State;

/// Incidents whose newest report or closing dispatch-service or notifier has not taken into
/// account.
@ApplicationScoped
class Unanswered {

  private static final int NEXT = 50;

  private final Session session;

  Unanswered(Session session) {
    this.session = session;
  }

  /// Those that were not looked at since, locked. Another instance takes others; and what only a
  /// newer version can read is that one's to take.
  List<Incident> notLookedAtSince(Instant before, int limit) {
    return session
        .createNativeQuery(
            """
            select * from incident
            where (least(dispatch_answered, duties_answered) < revision
              or dispatch_owes_ending or notices_owe_ending) and asked_at <= :before
              and status in (:statuses) and category in (:categories)
              and (dispatch_state is null or dispatch_state in (:states))
            order by asked_at limit :limit for update skip locked
            """,
            Incident.class)
        .setParameter("before", before)
        .setParameter("statuses", names(Status.values()))
        .setParameter("categories", names(Category.values()))
        .setParameter("states", names(State.values()))
        .setParameter("limit", limit)
        .getResultList();
  }

  private static List<String> names(Enum<?>... known) {
    return Stream.of(known).map(Enum::name).toList();
  }

  /// Which of these simply wait for their turn: what was said of them has not gone to Kafka yet, or
  /// whoever owes the answer has not answered any of those behind it in its partition either.
  /// Whoever is last of a partition never waits for a turn.
  ///
  /// An answer to what may have been heard ahead is no such sign, except to who could have gone
  /// ahead herself, or was last said long ago. What may go ahead is `IncidentEvent.mayGoAhead`: of
  /// an incident of which one thing was said, what presses; else it may have been, and `is_sign`
  /// does not look closer.
  Set<UUID> inLine(Collection<UUID> incidents, Instant longAgo) {
    return session
        .createNativeQuery(
            """
                select i.id from incident i
                cross join lateral (
                  select topic, partition, ack_offset, published_at from outbox
                  where incident_id = i.id order by id desc limit 1) own
                cross join lateral (
                  select count(*) as behind,
                    coalesce(bool_or(is_sign and b.dispatch_answered >= b.revision
                      and not b.dispatch_owes_ending), false) as by_dispatch,
                    coalesce(bool_or(is_sign and b.duties_answered >= b.revision
                      and not b.notices_owe_ending), false) as by_notifier
                  from (
                    select incident_id from outbox
                    where topic = own.topic and partition = own.partition
                      and ack_offset > own.ack_offset
                    order by ack_offset limit :next) said
                  join incident b on b.id = said.incident_id and b.id <> i.id
                  cross join lateral (select
                    b.told = 1 and not b.pressing
                    or i.pressing and not (i.dispatch_owes_ending or i.notices_owe_ending)
                    or own.published_at < :longAgo as is_sign) turn) line
                where i.id in (:incidents) and (
                  own.published_at is null
                  or line.behind > 0
                    and not (by_dispatch
                      and (i.dispatch_answered < i.revision or i.dispatch_owes_ending))
                    and not (by_notifier
                      and (i.duties_answered < i.revision or i.notices_owe_ending)))
                """,
            Object.class)
        .setParameter("incidents", incidents)
        .setParameter("longAgo", longAgo)
        .setParameter("next", NEXT)
        .getResultList()
        .stream()
        .map(UUID.class::cast)
        .collect(Collectors.toUnmodifiableSet());
  }
}
