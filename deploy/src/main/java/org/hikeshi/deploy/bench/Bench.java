package org.hikeshi.deploy.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hikeshi.deploy.SampleData;
import org.hikeshi.deploy.local.Checkout;
import org.hikeshi.deploy.local.LocalData;
import org.hikeshi.deploy.local.LocalSystem;
import org.hikeshi.deploy.local.Patience;
import org.hikeshi.deploy.local.Ports;
import org.hikeshi.deploy.local.Progress;
import org.hikeshi.deploy.local.Service;
import org.hikeshi.deploy.people.People;

/// The command `deploy/bench`: interleaved rounds of PostgreSQL alone, the front desk alone, and
/// the whole; then the latency at a steady rate, memory, and starts. Writes `deploy/target/bench/`.
final class Bench {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int ROUNDS = Integer.getInteger("rounds", 5);
  private static final int CLIENTS = Integer.getInteger("clients", 16);
  private static final Duration ROUND = Duration.ofSeconds(Integer.getInteger("seconds", 10));
  private static final int STEADY_PER_SECOND = Integer.getInteger("rate", 50);

  /// What may make a start shorter or a process smaller, as its environment.
  private static final Map<String, Map<String, String>> LEVERS = levers();

  private final LocalSystem system;
  private final People people;
  private final LocalData data;
  private final ObjectNode result = JSON.createObjectNode();

  private Bench(LocalSystem system, LocalData data) {
    this.system = system;
    this.data = data;
    this.people = new People(system.addresses());
  }

  private static Map<String, Map<String, String>> levers() {
    var levers = new LinkedHashMap<String, Map<String, String>>();
    levers.put("as it was", Map.of("HIKESHI_AOT", "jar", "MALLOC_ARENA_MAX", "0"));
    levers.put("two malloc arenas", Map.of("HIKESHI_AOT", "jar"));
    levers.put("and one class path", Map.of("HIKESHI_AOT", "off"));
    levers.put("and the AOT cache", Map.of("HIKESHI_AOT", "on"));
    levers.put("and a heap of 128 MB", Map.of("HIKESHI_AOT", "on", "_JAVA_OPTIONS", "-Xmx128m"));
    levers.put(
        "one class path, large object headers",
        Map.of("HIKESHI_AOT", "off", "_JAVA_OPTIONS", "-XX:-UseCompactObjectHeaders"));
    return levers;
  }

  public static void main(String[] arguments) throws IOException {
    var checkout = new Checkout(Path.of(System.getProperty("hikeshi.root")));
    var directory = checkout.deploy("target/bench");
    var data = new LocalData(directory.resolve("system"));
    data.claim();
    data.empty();
    var system = new LocalSystem(checkout, data, Ports.free());
    Runtime.getRuntime().addShutdownHook(new Thread(system::stop));
    system.start(new Progress(System.out));
    var bench = new Bench(system, data);
    new SampleData(checkout.deploy("sample"))
        .putIn(system.addresses(), bench.people.named("admin"));
    bench.run();
    Files.writeString(
        directory.resolve("bench.json"),
        JSON.writerWithDefaultPrettyPrinter().writeValueAsString(bench.result));
    Files.writeString(directory.resolve("bench.svg"), Plot.of(bench.result));
    System.out.println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(bench.result));
    System.exit(0);
  }

  private void run() throws IOException {
    var loader = new Loader(system.addresses().incidentApi(), people.token("hospital-a"));
    loader.asFastAsAnswered(CLIENTS, ROUND);
    drained();
    var yardstick =
        new Yardstick(
            system.postgres(),
            data.password("incident_api_app"),
            newest(),
            data.root().resolveSibling("yardstick.sql"));
    yardstick.perSecond(CLIENTS, Duration.ofSeconds(3));
    rounds(loader, yardstick);
    steady(loader);
    memory();
    starts(loader);
  }

  private void rounds(Loader loader, Yardstick yardstick) {
    var rounds = result.putArray("rounds");
    var others = List.of(system.dispatchService(), system.notifier());
    for (int i = 0; i < ROUNDS; i++) {
      var round = rounds.addObject();
      long wal = walBytes();
      double limit = yardstick.perSecond(CLIENTS, ROUND);
      round.put("limitPerSecond", limit);
      round.put("limitWalBytes", (walBytes() - wal) / (limit * ROUND.toSeconds()));

      others.forEach(Service::pause);
      wal = walBytes();
      double front = cpu(system.incidentApi());
      double database = postgresCpu();
      var alone = loader.asFastAsAnswered(CLIENTS, ROUND);
      put(round, "alone", alone);
      round.put("aloneWalBytes", (walBytes() - wal) / (double) alone.nanos().length);
      round.put(
          "aloneCpuMs",
          (cpu(system.incidentApi()) - front + postgresCpu() - database)
              * 1000
              / alone.nanos().length);
      others.forEach(Service::goOn);
      drained();

      put(round, "whole", loader.asFastAsAnswered(CLIENTS, ROUND));
      drained();
      round.put("ratioAlone", round.path("alonePerSecond").asDouble() / limit);
      round.put("ratioWhole", round.path("wholePerSecond").asDouble() / limit);
      System.out.println(round);
    }
  }

  /// The journey of reports that come at a steady rate while everybody works.
  private void steady(Loader loader) {
    var before = count("incident_api", "select count(*) from incident");
    var load = loader.atRate(STEADY_PER_SECOND, CLIENTS * 4, ROUND.multipliedBy(2));
    drained();
    var steady = result.putObject("steady");
    steady.put("wantedPerSecond", STEADY_PER_SECOND);
    put(steady, "", load);
    steady.put("reports", count("incident_api", "select count(*) from incident") - before);
    quantiles(
        steady,
        "offerMadeMs",
        "dispatch_service",
        "select d.incident_id, min(o.made_at) from offer o join dispatch d on d.id = o.dispatch_id"
            + " group by 1",
        load.nanos().length);
    quantiles(
        steady,
        "noticeDeliveredMs",
        "notifier",
        "select n.incident_id, min(l.at) from delivery l join notice n on n.id = l.notice_id group"
            + " by 1",
        load.nanos().length);
  }

  /// From the filing to what followed from it, of the newest incidents.
  private void quantiles(ObjectNode into, String name, String database, String sql, int newest) {
    try (var filed = system.postgres().connect("incident_api");
        var statement = filed.createStatement();
        var rows =
            statement.executeQuery(
                "select id, extract(epoch from filed_at) * 1000 from incident order by id desc"
                    + " limit "
                    + newest);
        var then = system.postgres().connect(database);
        var others = then.createStatement();
        var happened =
            others.executeQuery(
                "select incident_id, extract(epoch from at) * 1000 from (%s) h (incident_id, at)"
                    .formatted(sql))) {
      var begins = new HashMap<String, Double>();
      while (rows.next()) {
        begins.put(rows.getString(1), rows.getDouble(2));
      }
      var took = new ArrayList<Double>();
      while (happened.next()) {
        var begin = begins.get(happened.getString(1));
        if (begin != null) {
          took.add(happened.getDouble(2) - begin);
        }
      }
      took.sort(Double::compare);
      into.put(name + "Count", took.size());
      for (var quantile : List.of(0.5, 0.99)) {
        if (!took.isEmpty()) {
          into.put(
              name + "P" + Math.round(quantile * 100),
              took.get((int) Math.min(took.size() - 1L, Math.round(quantile * took.size()))));
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void memory() {
    var memory = result.putObject("residentMegabytes");
    system
        .services()
        .forEach(service -> memory.put(service.name(), Usage.residentMegabytes(service.process())));
  }

  /// From the start of the front desk's process to its first 201, and its memory after a few
  /// hundred more, in turns for each way to start it.
  private void starts(Loader loader) throws IOException {
    var service = system.incidentApi();
    for (int i = 0; i < 2; i++) {
      service.stop();
      service.launch(Map.of("HIKESHI_AOT", "on"));
      service.awaitReady();
    }
    var starts = result.putArray("starts");
    for (int i = 0; i < ROUNDS; i++) {
      for (var lever : LEVERS.entrySet()) {
        service.stop();
        long begin = System.nanoTime();
        service.launch(lever.getValue());
        Patience.until(Duration.ofMinutes(2), () -> accepts(loader));
        var one = starts.addObject();
        one.put("lever", lever.getKey());
        one.put("seconds", (System.nanoTime() - begin) / 1e9);
        loader.atRate(STEADY_PER_SECOND, CLIENTS, Duration.ofSeconds(8));
        one.put("megabytes", Usage.residentMegabytes(service.process()));
        System.out.println(one);
      }
    }
  }

  private static boolean accepts(Loader loader) {
    try {
      return loader.post() == 201;
    } catch (IOException e) {
      return false;
    }
  }

  private static void put(ObjectNode into, String name, Loader.Load load) {
    into.put(name.isEmpty() ? "perSecond" : name + "PerSecond", load.perSecond());
    into.put(name.isEmpty() ? "failed" : name + "Failed", load.failed());
    for (var quantile : Map.of("P50", 0.5, "P99", 0.99, "P999", 0.999).entrySet()) {
      var key = (name.isEmpty() ? "ms" : name + "Ms") + quantile.getKey();
      into.put(key, load.ms(quantile.getValue()));
    }
  }

  /// Until everybody has heard of everything, so that one round does not pay for another.
  private void drained() {
    Patience.until(
        Duration.ofMinutes(5),
        () ->
            count(
                        "incident_api",
                        """
                        select count(*) from incident
                        where least(dispatch_answered, duties_answered) < revision
                        """)
                    == 0
                && count("notifier", "select count(*) from notice where state = 'SENDING'") == 0);
  }

  private String newest() {
    return text("incident_api", "select id from incident order by id desc limit 1");
  }

  private long walBytes() {
    return count("incident_api", "select pg_current_wal_lsn() - '0/0'::pg_lsn");
  }

  private double postgresCpu() {
    return Usage.cpuSeconds(system.postgres().process());
  }

  private static double cpu(Service service) {
    return Usage.cpuSeconds(service.process());
  }

  private long count(String database, String sql) {
    return Long.parseLong(text(database, sql));
  }

  private String text(String database, String sql) {
    try (var connection = system.postgres().connect(database);
        var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
