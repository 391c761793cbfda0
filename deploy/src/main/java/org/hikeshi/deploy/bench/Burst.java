package org.hikeshi.deploy.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.hikeshi.deploy.local.LocalSystem;

/// The whole country reports at once, while dispatch-service and notifier are away: the longest
/// backlog there can be. Then they come back, and it is looked at how they go through it, and when
/// the last report has its turn, which is the only one that somebody may die of.
record Burst(LocalSystem system, Books books, Wrk others, Loader pressing) {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final String FIRST_OFFER =
      """
      select extract(epoch from min(o.made_at)) * 1000
      from offer o join dispatch d on d.id = o.dispatch_id where d.incident_id = '%s'
      """;
  private static final String FIRST_CALL =
      """
      select extract(epoch from min(a.at)) * 1000
      from call_attempt a join call c on c.id = a.call_id where c.incident_id = '%s'
      """;
  private static final int MINUTES_AFTER = Integer.getInteger("minutes", 10);

  /// @param many until that many have been answered 201
  void measure(long many, int clients, ObjectNode into) throws IOException {
    system.dispatchService().stop();
    system.notifier().stop();
    long before = stored();
    long wal = books.walBytes();
    long accepted = 0;
    var minutes = into.putArray("minutes");
    while (accepted < many) {
      var load = others.asFastAsAnswered(clients, MINUTE);
      accepted += load.count();
      var minute = minutes.addObject();
      load.into(minute, "");
      minute.put("incidentApiMegabytes", Usage.residentMegabytes(system.incidentApi().process()));
      minute.put("toBePublished", books.toBePublished());
      System.out.println(minute);
    }
    into.put("accepted", accepted);
    into.put("stored", stored() - before);
    into.put("walBytesPerReport", (books.walBytes() - wal) / accepted);
    into.put("publishedAfterMs", publishedAfter().toMillis());
    pressing.post();
    var last = books.newest();
    publishedAfter();
    var begin = System.currentTimeMillis();
    system.dispatchService().start();
    system.notifier().start();
    var after = into.putArray("after");
    for (int i = 0; i < MINUTES_AFTER; i++) {
      LockSupport.parkNanos(MINUTE.toNanos());
      var minute = after.addObject();
      count(minute, "dispatches", "dispatch_service", "select count(*) from dispatch");
      count(minute, "offers", "dispatch_service", "select count(*) from offer");
      count(minute, "notices", "notifier", "select count(*) from notice");
      count(
          minute,
          "delivered",
          "notifier",
          "select count(*) from notice where first_sent_at is not null");
      system
          .services()
          .forEach(
              service ->
                  minute.put(
                      service.name() + "Megabytes", Usage.residentMegabytes(service.process())));
      after(minute, begin, "pressingOffer", "dispatch_service", FIRST_OFFER.formatted(last));
      after(minute, begin, "pressingCall", "notifier", FIRST_CALL.formatted(last));
      System.out.println(minute);
    }
  }

  /// Nothing where it has not happened yet.
  private void after(ObjectNode into, long begin, String name, String database, String sql) {
    var at = books.text(database, sql);
    if (at != null) {
      into.put(name + "AfterSeconds", (Double.parseDouble(at) - begin) / 1e3);
    }
  }

  private void count(ObjectNode into, String name, String database, String sql) {
    into.put(name, books.count(database, sql));
  }

  private long stored() {
    return books.count("incident_api", "select count(*) from incident");
  }

  private Duration publishedAfter() {
    long began = System.nanoTime();
    books.published();
    return Duration.ofNanos(System.nanoTime() - began);
  }
}
