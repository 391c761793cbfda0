package org.hikeshi.notice;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hikeshi.web.Caller;
import org.hikeshi.web.Readings;
import org.hikeshi.web.Role;
import org.jspecify.annotations.Nullable;

/// All notices, and the first wall around them: what a caller may see.
@ApplicationScoped
public class Notices implements PanacheRepositoryBase<Notice, UUID> {

  private static final UUID NEWEST = new UUID(-1L, -1L);
  private static final String BY_SENDING = " order by firstSentAt desc, id desc";

  /// The first half is for the index.
  private static final String BEHIND =
      " and firstSentAt <= :sent and (firstSentAt < :sent or id < :after)";

  private final Readings readings;

  Notices(Readings readings) {
    this.readings = readings;
  }

  /// Newest first, behind `after`. To its authority a notice is as new as its first sending: one
  /// that waited for its hospital's yes is behind nothing that was sent meanwhile.
  public List<Notice> page(Caller caller, Selection selection, @Nullable UUID after, int most) {
    var wall = Wall.of(caller);
    var values = new HashMap<String, Object>();
    values.put("owner", wall.owner);
    var narrowed = wall.condition + selection.condition(values);
    if (!caller.is(Role.AUTHORITY)) {
      values.put("after", after == null ? NEWEST : after);
      return list(narrowed + " and id < :after order by id desc", values, most);
    }
    if (after == null) {
      return list(narrowed + BY_SENDING, values, most);
    }
    var sent = findByIdOptional(after).filter(one -> mayKnow(caller, one)).map(Notice::firstSentAt);
    if (sent.isEmpty()) {
      return List.of();
    }
    values.put("sent", sent.get());
    values.put("after", after);
    return list(narrowed + BEHIND + BY_SENDING, values, most);
  }

  private List<Notice> list(String query, Map<String, Object> values, int most) {
    return find(query, values).range(0, most - 1).list();
  }

  /// Those whose day was before `today` and that no receipt has closed, the longest overdue first.
  /// The days lie among the hospital's duties, so this needs sight of everything; of notices it
  /// gives only what the caller may know.
  List<UUID> overdue(Caller caller, LocalDate today, int from, int most) {
    var query =
        getSession()
            .createNativeQuery(
                """
                select n.id from duty d join notice n on n.id = d.notice_id
                where d.due_on < :today and d.notice_id is not null and d.state <> 'RECEIPTED'
                  and n.state <> 'RECEIPTED' and %s
                group by n.id order by min(d.due_on), n.id limit :most offset :from
                """
                    .formatted(overdueWall(caller)),
                Object.class)
            .setParameter("today", today)
            .setParameter("most", most)
            .setParameter("from", from);
    if (caller.is(Role.HOSPITAL)) {
      query.setParameter("own", caller.hospitalId());
    } else if (caller.is(Role.AUTHORITY)) {
      query.setParameter("own", caller.authorityId());
    }
    return query.getResultList().stream().map(UUID.class::cast).toList();
  }

  private static String overdueWall(Caller caller) {
    if (caller.is(Role.HOSPITAL)) {
      return "n.hospital_id = :own";
    }
    return caller.is(Role.AUTHORITY)
        ? "n.authority = :own and n.first_sent_at is not null"
        : "true";
  }

  /// Those that reached their authority, or were prepared where they never left, from one instant
  /// to before another; oldest first. Without `coalesce`, which PostgreSQL holds back from an index
  /// behind row level security.
  List<Notice> between(Caller caller, Instant from, Instant until, int most) {
    var wall = Wall.of(caller);
    return list(
        wall.condition
            + " and (firstSentAt >= :from and firstSentAt < :until"
            + " or firstSentAt is null and preparedAt >= :from and preparedAt < :until) order by id",
        Map.of("owner", wall.owner, "from", from, "until", until),
        most);
  }

  /// What a caller may know, as a condition on `:owner`.
  private record Wall(String condition, Object owner) {

    static Wall of(Caller caller) {
      if (caller.is(Role.HOSPITAL)) {
        return new Wall("hospitalId = :owner", caller.hospitalId());
      }
      if (caller.is(Role.AUTHORITY)) {
        return new Wall("authority = :owner and firstSentAt is not null", caller.authorityId());
      }
      return new Wall(":owner = 'all'", "all");
    }
  }

  /// The notice, if this caller may know that there is one. That it was shown to somebody else than
  /// its hospital is written down.
  public Optional<Notice> seenBy(Caller caller, UUID id) {
    var seen = findByIdOptional(id).filter(notice -> mayKnow(caller, notice));
    seen.ifPresent(notice -> readings.shown("notice/" + id, notice.hospitalId()));
    return seen;
  }

  /// The notice by which an authority has, or is to have, that report.
  public Optional<Notice> of(UUID incidentId, String authority, int reportNo) {
    return find(
            "incidentId = ?1 and authority = ?2 and reportNo = ?3 and kind = REPORT",
            incidentId,
            authority,
            reportNo)
        .firstResultOptional();
  }

  private static boolean mayKnow(Caller caller, Notice notice) {
    if (caller.is(Role.HOSPITAL)) {
      return notice.hospitalId().equals(caller.hospitalId());
    }
    if (caller.is(Role.AUTHORITY)) {
      return notice.authority().equals(caller.authorityId()) && notice.firstSentAt() != null;
    }
    return caller.is(Role.COORDINATOR);
  }

  Optional<Notice> openFinal(String authority, UUID incidentId) {
    return list("incidentId = ?1 and authority = ?2", incidentId, authority).stream()
        .filter(Notice::openFinal)
        .findFirst();
  }

  public List<Notice> of(UUID incidentId) {
    return list("incidentId = ?1 order by id", incidentId);
  }
}
