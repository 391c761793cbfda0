package org.hikeshi.reminder;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hikeshi.web.Caller;
import org.hikeshi.web.Role;
import org.jspecify.annotations.Nullable;

/// Every reminder, and the first wall around them.
@ApplicationScoped
public class Reminders implements PanacheRepositoryBase<Reminder, UUID> {

  private static final UUID NEWEST = new UUID(-1L, -1L);

  /// Newest first, behind `after`: a hospital's own, or all for the duty desk.
  public List<Reminder> page(Caller caller, @Nullable UUID after, int most) {
    var before = after == null ? NEWEST : after;
    return caller.is(Role.HOSPITAL)
        ? find("hospitalId = ?1 and id < ?2 order by id desc", caller.hospitalId(), before)
            .range(0, most - 1)
            .list()
        : find("id < ?1 order by id desc", before).range(0, most - 1).list();
  }

  /// What was said last of each statutory duty that is open, of a day that it still has, however
  /// much was said of other matters since. Days from today on first, the earliest of them on top;
  /// then those that are past, the latest on top: what nobody ever closes hides none of either.
  ///
  /// @param most of each
  List<Reminder> ofStatutoryDays(Caller caller, LocalDate today, int most) {
    var own = caller.is(Role.HOSPITAL);
    var query =
        getSession()
            .createNativeQuery(
                """
                select reminder.* from reminder join (
                  select id, row_number() over (
                      partition by day < cast(:today as date)
                      order by abs(day - cast(:today as date)), id) as place
                  from (
                    select distinct on (d.id) r.id, r.day
                    from duty d join reminder r on r.subject = d.id
                    where d.basis = 'STATUTORY' and d.state not in ('RECEIPTED', 'NOT_REQUIRED')
                      and r.outcome = 'SAID' and r.day in (d.due_on, d.target_on) and %s
                    order by d.id, r.id desc) newest) ranked using (id)
                where place <= :most
                order by day < cast(:today as date), place
                """
                    .formatted(own ? "d.hospital_id = :own" : "true"),
                Reminder.class)
            .setParameter("today", today)
            .setParameter("most", most);
    if (own) {
      query.setParameter("own", caller.hospitalId());
    }
    return query.getResultList();
  }

  Set<Rung> recorded(UUID incidentId) {
    return list("incidentId", incidentId).stream().map(Reminder::rung).collect(Collectors.toSet());
  }
}
