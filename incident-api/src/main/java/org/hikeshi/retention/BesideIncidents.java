package org.hikeshi.retention;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hibernate.query.MutationQuery;
import org.hikeshi.incident.Incidents;
import org.hikeshi.web.Audit;
import org.hikeshi.web.time.Retention;

/// What is written beside incidents and has its own time: words of before the register, and who of
/// the desk wrote down what it said to many hospitals.
final class BesideIncidents {

  /// Of what was over before it came here, the time counts from the day on which it came.
  private static final String PAST =
      """
      update past_incident set summary = null, lessons = null, imported_by = '', erased_at = :now
      where erased_at is null and imported_at >= :begin and imported_at < :end
        and imported_at <= :over
      """;

  /// Who wrote down what the desk says to many stays as long as the words of any of those.
  private static final List<String> DESK =
      List.of(
          """
          update vendor_notice v set filed_by = ''
          where filed_by <> '' and filed_at >= :begin and filed_at < :end and filed_at <= :over
            and not exists (
              select 1 from incident i
              where i.campaign_id = v.campaign_id and i.erased_at is null)
          """,
          """
          update campaign c set started_by = '', version = version + 1
          where started_by <> '' and started_at >= :begin and started_at < :end
            and started_at <= :over
            and not exists (
              select 1 from incident i where i.campaign_id = c.id and i.erased_at is null)
          """);

  private final Incidents incidents;
  private final Audit audit;
  private final Clock clock;

  BesideIncidents(Incidents incidents, Audit audit, Clock clock) {
    this.incidents = incidents;
    this.audit = audit;
    this.clock = clock;
  }

  /// In the running transaction.
  ///
  /// @return how many were erased
  int erasePast(Retention.Rule rule) {
    var now = clock.instant();
    return noted(
        "past-incidents", within(rule, now, PAST).setParameter("now", now).executeUpdate());
  }

  /// In the running transaction.
  ///
  /// @return how many were erased
  int eraseDesk(Retention.Rule rule) {
    var now = clock.instant();
    return noted(
        "campaigns", DESK.stream().mapToInt(sql -> within(rule, now, sql).executeUpdate()).sum());
  }

  private MutationQuery within(Retention.Rule rule, Instant now, String sql) {
    return incidents
        .getSession()
        .createNativeMutationQuery(sql)
        .setParameter("begin", rule.begin())
        .setParameter("end", rule.end())
        .setParameter("over", rule.over(now));
  }

  private int noted(String what, int erased) {
    if (erased > 0) {
      audit.record("contacts.erased", null, what, Map.of("erased", Integer.toString(erased)));
    }
    return erased;
  }
}
