package org.hikeshi.board;

/// What the board and the night's page ask of an incident's help, in SQL, so that they cannot
/// differ. The incident is `i`.
final class Help {

  /// Asked for by the newest report, and dispatch-service has not said yet what it makes of that.
  /// After it was done, only where a report has called it off in between.
  static final String UNHEARD =
      """
      ((i.dispatch_state is null
          or i.dispatch_state = 'STOOD_DOWN' and i.dispatch_answered < i.revision
          or i.dispatch_state = 'DONE' and exists (select from report n
            where n.incident_id = i.id and n.no between i.dispatch_answered and i.revision - 1
              and n.facts ->> 'firstResponse' = 'NOT_REQUESTED'))
        and exists (select from report l where l.incident_id = i.id and l.no = i.revision
          and l.facts ->> 'firstResponse' = 'REQUESTED'))
      """;

  /// Since when it is asked for: since the first report that did, after the last that did not.
  static final String ASKED_SINCE =
      """
      coalesce((select min(coalesce(r.received_at, r.filed_at)) from report r
        where r.incident_id = i.id and r.no > coalesce((
          select max(n.no) from report n where n.incident_id = i.id
            and n.facts ->> 'firstResponse' = 'NOT_REQUESTED'), 0)), i.filed_at)
      """;

  /// Whether somebody has this row of `seat` who helps. Who does triage takes nobody's seat.
  static final String HAS_SOMEBODY =
      "engineer_id is not null and state not in ('OFFERED', 'DONE') and seat not like 'TRIAGE%'";

  private Help() {}
}
