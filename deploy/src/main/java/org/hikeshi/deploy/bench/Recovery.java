package org.hikeshi.deploy.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.hikeshi.deploy.local.LocalSystem;
import org.hikeshi.deploy.local.Patience;

/// How long after `kill -9` of each part, which is started again at once, a report is taken; and
/// how long until an engineer is called for that report, and a notice of it is delivered.
record Recovery(LocalSystem system, Books books, Loader loader) {

  private static final Duration COMES_BACK_WITHIN = Duration.ofMinutes(3);
  private static final String PUBLISHED =
      "select extract(epoch from min(published_at)) * 1000 from outbox where incident_id = '%s'";
  private static final String CALLED =
      """
      select extract(epoch from min(a.at)) * 1000 from call_attempt a join call c on c.id = a.call_id
      where c.incident_id = '%s' and c.engineer_id is not null and a.outcome = 'SENT'
      """;
  private static final String DELIVERED =
      """
      select extract(epoch from min(l.at)) * 1000 from delivery l join notice n on n.id = l.notice_id
      where n.incident_id = '%s' and l.outcome = 'DELIVERED'
      """;

  private record Mortal(String name, Runnable kill, Runnable start) {}

  /// Each part in turn, so often.
  void measure(int kills, ArrayNode into) {
    try (var starting = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < kills; i++) {
        for (var part : parts()) {
          var one = into.addObject().put("killed", part.name());
          killed(part, starting, one);
          System.out.println(one);
        }
      }
    }
  }

  private List<Mortal> parts() {
    var postgres = system.postgres();
    var kafka = system.kafka();
    return Stream.concat(
            system.services().stream()
                .map(service -> new Mortal(service.name(), service::kill, service::start)),
            Stream.of(
                new Mortal("postgres", postgres::kill, postgres::start),
                new Mortal("kafka", kafka::kill, kafka::start)))
        .toList();
  }

  private void killed(Mortal part, ExecutorService starting, ObjectNode one) {
    long begin = System.currentTimeMillis();
    part.kill().run();
    var started = starting.submit(part.start());
    await(part, this::accepts);
    one.put("reportAcceptedAfterMs", System.currentTimeMillis() - begin);
    await(part, started::isDone);
    try {
      started.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(part.name() + " did not start again", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    one.put("partReadyAfterMs", System.currentTimeMillis() - begin);
    var incident = books.newest();
    one.put("publishedAfterMs", after(begin, part, "incident_api", PUBLISHED, incident));
    one.put("engineerCalledAfterMs", after(begin, part, "notifier", CALLED, incident));
    one.put("noticeDeliveredAfterMs", after(begin, part, "notifier", DELIVERED, incident));
    books.drained();
  }

  private boolean accepts() {
    try {
      return loader.post() == 201;
    } catch (IOException e) {
      return false;
    }
  }

  private long after(long begin, Mortal part, String database, String sql, String incident) {
    var asked = sql.formatted(incident);
    await(part, () -> books.text(database, asked) != null);
    return (long) Double.parseDouble(books.text(database, asked)) - begin;
  }

  private static void await(Mortal part, BooleanSupplier done) {
    if (!Patience.until(COMES_BACK_WITHIN, done)) {
      throw new IllegalStateException("all is not well again three minutes after " + part.name());
    }
  }
}
