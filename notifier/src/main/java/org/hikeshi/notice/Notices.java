package org.hikeshi.notice;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
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

  private final Readings readings;

  Notices(Readings readings) {
    this.readings = readings;
  }

  /// Newest first, behind `after`.
  public List<Notice> page(Caller caller, @Nullable UUID after, int most) {
    var before = after == null ? NEWEST : after;
    if (caller.is(Role.HOSPITAL)) {
      return page("hospitalId = ?1 and id < ?2", caller.hospitalId(), before, most);
    }
    if (caller.is(Role.AUTHORITY)) {
      return page(
          "authority = ?1 and firstSentAt is not null and id < ?2",
          caller.authorityId(),
          before,
          most);
    }
    return find("id < ?1 order by id desc", before).range(0, most - 1).list();
  }

  /// Those whose day was before `today` and that no receipt has closed, the longest overdue first.
  /// The days lie among the hospital's duties, so this needs sight of everything; of notices it
  /// gives only what the caller may know.
  List<UUID> overdue(Caller caller, LocalDate today, int most) {
    var query =
        getSession()
            .createNativeQuery(
                """
                select n.id from duty d join notice n on n.id = d.notice_id
                where d.due_on < :today and d.notice_id is not null and d.state <> 'RECEIPTED'
                  and n.state <> 'RECEIPTED' and %s
                group by n.id order by min(d.due_on), n.id limit :most
                """
                    .formatted(overdueWall(caller)),
                Object.class)
            .setParameter("today", today)
            .setParameter("most", most);
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
    return find(
            wall.condition
                + " and (firstSentAt >= ?2 and firstSentAt < ?3"
                + " or firstSentAt is null and preparedAt >= ?2 and preparedAt < ?3) order by id",
            wall.owner,
            from,
            until)
        .range(0, most - 1)
        .list();
  }

  /// What a caller may know, as a condition on `?1`.
  private record Wall(String condition, Object owner) {

    static Wall of(Caller caller) {
      if (caller.is(Role.HOSPITAL)) {
        return new Wall("hospitalId = ?1", caller.hospitalId());
      }
      if (caller.is(Role.AUTHORITY)) {
        return new Wall("authority = ?1 and firstSentAt is not null", caller.authorityId());
      }
      return new Wall("?1 = 'all'", "all");
    }
  }

  private List<Notice> page(String condition, Object owner, UUID before, int most) {
    return find(condition + " order by id desc", owner, before).range(0, most - 1).list();
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
