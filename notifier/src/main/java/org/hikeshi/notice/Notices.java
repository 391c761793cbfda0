package org.hikeshi.notice;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hikeshi.events.NoticeEvent.Stage;
import org.hikeshi.web.Caller;
import org.hikeshi.web.Role;
import org.jspecify.annotations.Nullable;

/// All notices, and the first wall around them: what a caller may see.
@ApplicationScoped
public class Notices implements PanacheRepositoryBase<Notice, UUID> {

  private static final UUID NEWEST = new UUID(-1L, -1L);

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

  private List<Notice> page(String condition, Object owner, UUID before, int most) {
    return find(condition + " order by id desc", owner, before).range(0, most - 1).list();
  }

  /// The notice, if this caller may know that there is one.
  public Optional<Notice> seenBy(Caller caller, UUID id) {
    return findByIdOptional(id).filter(notice -> mayKnow(caller, notice));
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

  List<Stage> stagesTo(String authority, UUID incidentId) {
    return list("incidentId = ?1 and authority = ?2", incidentId, authority).stream()
        .map(Notice::stage)
        .toList();
  }

  List<Notice> of(UUID incidentId) {
    return list("incidentId = ?1 order by id", incidentId);
  }
}
