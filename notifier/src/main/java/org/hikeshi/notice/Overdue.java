package org.hikeshi.notice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import org.hikeshi.dossier.TrackedDuties;
import org.hikeshi.web.Caller;
import org.hikeshi.web.Role;
import org.hikeshi.web.Tenant;
import org.hikeshi.web.time.JapanTime;

/// What should have been received by now: notices whose day in Japan is over, and that no receipt
/// has closed. An authority is shown those that were sent to it.
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class Overdue {

  private final Notices notices;
  private final NoticeViews views;
  private final TrackedDuties duties;
  private final Tenant tenant;
  private final Clock clock;

  Overdue(Notices notices, NoticeViews views, TrackedDuties duties, Tenant tenant, Clock clock) {
    this.notices = notices;
    this.views = views;
    this.duties = duties;
    this.tenant = tenant;
    this.clock = clock;
  }

  /// The longest overdue first. The days lie among the hospital's duties, beyond an authority's own
  /// rows; of those only its own notices' are looked at.
  public List<NoticeView> of(Caller caller, int most) {
    var today = JapanTime.dayOf(clock.instant());
    var ids =
        tenant.all(
            () ->
                duties.noticesPast(
                    today,
                    caller.is(Role.AUTHORITY) ? caller.authorityId() : null,
                    caller.is(Role.HOSPITAL) ? caller.hospitalId() : null));
    if (ids.isEmpty()) {
      return List.of();
    }
    var open = notices.openAmong(caller, ids);
    var due = views.dueOn(open.stream().map(Notice::id).toList());
    return views.of(
        open.stream()
            .filter(notice -> due.containsKey(notice.id()))
            .filter(notice -> due.get(notice.id()).isBefore(today))
            .sorted(Comparator.comparing(notice -> due.get(notice.id())))
            .limit(most)
            .toList());
  }
}
