package org.hikeshi.deploy.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// How long after its filing a report came to each step of its way, by the clocks of the services,
/// which are one here.
final class Journey {

  private record Step(String name, String database, String sql) {}

  private static final List<Step> STEPS =
      List.of(
          new Step(
              "publishedMs",
              "incident_api",
              "select incident_id, min(published_at) from outbox group by 1"),
          new Step(
              "offerMadeMs",
              "dispatch_service",
              """
              select d.incident_id, min(o.made_at)
              from offer o join dispatch d on d.id = o.dispatch_id group by 1
              """),
          new Step(
              "offerPublishedMs",
              "dispatch_service",
              "select incident_id, min(published_at) from outbox group by 1"),
          new Step(
              "engineerCalledMs",
              "notifier",
              """
              select c.incident_id, min(a.at) from call_attempt a join call c on c.id = a.call_id
              where c.engineer_id is not null and a.outcome = 'SENT' group by 1
              """),
          new Step(
              "noticePreparedMs",
              "notifier",
              "select incident_id, min(prepared_at) from notice group by 1"),
          new Step(
              "noticeDeliveredMs",
              "notifier",
              """
              select n.incident_id, min(l.at) from delivery l join notice n on n.id = l.notice_id
              where l.outcome = 'DELIVERED' group by 1
              """),
          new Step(
              "lastNoticeDeliveredMs",
              "notifier",
              """
              select n.incident_id, max(l.at) from delivery l join notice n on n.id = l.notice_id
              where l.outcome = 'DELIVERED' group by 1
              """));

  private Journey() {}

  /// @param newest how many of the newest incidents are looked at
  static void measure(Books books, long newest, ObjectNode into) {
    for (var step : STEPS) {
      books.quantiles(into, step.name(), step.database(), step.sql(), newest);
    }
  }
}
