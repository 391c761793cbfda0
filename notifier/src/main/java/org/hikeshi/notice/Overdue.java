package org.hikeshi.notice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import org.hikeshi.web.Caller;
import org.hikeshi.web.Tenant;
import org.hikeshi.web.time.JapanTime;

/// What should have been received by now: notices whose day in Japan is over, and that no receipt
/// has closed. An authority is shown those that were sent to it.
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class Overdue {

  private final Notices notices;
  private final NoticeViews views;
  private final Tenant tenant;
  private final Clock clock;

  Overdue(Notices notices, NoticeViews views, Tenant tenant, Clock clock) {
    this.notices = notices;
    this.views = views;
    this.tenant = tenant;
    this.clock = clock;
  }

  /// The longest overdue first, behind so many. Read under the caller's own wall, whatever was
  /// found beyond it.
  public List<NoticeView> of(Caller caller, int from, int most) {
    var today = JapanTime.dayOf(clock.instant());
    var ids = tenant.all(() -> notices.overdue(caller, today, from, most));
    if (ids.isEmpty()) {
      return List.of();
    }
    return views.of(
        notices.list("id in ?1", ids).stream()
            .sorted(Comparator.comparing(notice -> ids.indexOf(notice.id())))
            .toList());
  }
}
