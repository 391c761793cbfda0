package org.hikeshi.deploy.fault;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hikeshi.deploy.RunningSystem.Whole;
import org.hikeshi.deploy.Watching;
import org.hikeshi.deploy.local.Patience;
import org.hikeshi.deploy.local.Service;

/// 8: what stands in the topics and cannot be read, and what each service made of it.
final class Poison {

  private static final String FIGURE = "hikeshi_dead_letters_total";
  private static final byte[] NO_JSON = "{".getBytes(StandardCharsets.UTF_8);
  private static final byte[] EMPTY = "{}".getBytes(StandardCharsets.UTF_8);

  /// An event of each topic.
  private static final Map<String, String> KNOWN =
      Map.of(
          "incidents", "org.hikeshi.report.filed.v1",
          "dispatches", "org.hikeshi.offer.made.v1",
          "notices", "org.hikeshi.notice.delivered.v1");

  private static final int KEYS = 24;
  private static final int OTHERS = 7;

  private final Whole whole;
  private final Topic topic;
  private final Map<Service, List<String>> hears;
  private final Set<String> lettersBefore = new HashSet<>();
  private final Map<Service, Double> figureBefore = new HashMap<>();
  private final Map<Service, Map<String, String>> putAside = new HashMap<>();

  Poison(Whole whole, Topic topic) {
    this.whole = whole;
    this.topic = topic;
    var system = whole.system();
    this.hears =
        Map.of(
            system.incidentApi(), List.of("dispatches", "notices"),
            system.dispatchService(), List.of("incidents"),
            system.notifier(), List.of("incidents", "dispatches"));
    for (var service : hears.keySet()) {
      lettersBefore.addAll(letters(service).keySet());
      figureBefore.put(service, figure(service));
    }
  }

  int count() {
    return KNOWN.size() * (KEYS + OTHERS);
  }

  void put() {
    KNOWN.forEach(this::put);
  }

  private void put(String into, String known) {
    var keys =
        Stream.generate(Chance.of("keys of " + into)::nextLong)
            .map(number -> new UUID(number, ~number).toString())
            .limit(KEYS)
            .toList();
    keys.forEach(key -> topic.put(into, key, NO_JSON, known));
    topic.put(into, keys.get(0), EMPTY, known + "9");
    topic.put(into, keys.get(1), new byte[1_000_000], known);
    topic.put(into, keys.get(2), null, known);
    topic.put(into, keys.get(3), new byte[] {(byte) 0xff}, Map.of());
    topic.put(into, null, EMPTY, known);
    topic.put(into, keys.get(4), NO_JSON, noCloudEvent(known));
    topic.put(
        into,
        keys.get(5),
        NO_JSON,
        Map.of("ce_type", known, "content-type", "application/cloudevents+json"));
  }

  /// The headers of one, but for its time.
  private static Map<String, String> noCloudEvent(String type) {
    return Map.of(
        "ce_specversion", "1.0",
        "ce_id", "poison",
        "ce_source", "/elsewhere",
        "ce_type", type,
        "ce_time", "yesterday");
  }

  /// What is not as it should be: each service puts aside, and counts, all that it hears, and
  /// replays one of each topic once.
  List<String> wrong(Duration within) {
    var wrong = new ArrayList<String>();
    hears.forEach((service, topics) -> putAside(service, topics.size(), within, wrong));
    hears.forEach((service, topics) -> topics.forEach(from -> replayedOnce(service, from, wrong)));
    return wrong;
  }

  private void putAside(Service service, int topics, Duration within, List<String> wrong) {
    int poisons = topics * (KEYS + OTHERS);
    Patience.until(
        within,
        () -> {
          putAside.put(service, fresh(service));
          return putAside.get(service).size() >= poisons;
        });
    int found = putAside.get(service).size();
    double counted = figure(service) - figureBefore.get(service);
    if (found != poisons || counted != poisons) {
      wrong.add(
          "of %d poisons %s put %d aside and counted %.0f"
              .formatted(poisons, service.name(), found, counted));
    }
  }

  private void replayedOnce(Service service, String from, List<String> wrong) {
    var admin = whole.people().named("admin");
    var fresh = putAside.get(service);
    var one = fresh.keySet().stream().filter(id -> from.equals(fresh.get(id))).findFirst();
    if (one.isEmpty()) {
      wrong.add(service.name() + " put nothing of " + from + " aside");
      return;
    }
    var replay = service.url() + "/dead-letters/" + one.get() + "/replay";
    var answers =
        List.of(admin.post(replay, Map.of()).status(), admin.post(replay, Map.of()).status());
    if (!answers.equals(List.of(204, 409))) {
      wrong.add("replay of " + from + " by " + service.name() + " does not work once: " + answers);
    }
  }

  private Map<String, String> fresh(Service service) {
    var letters = letters(service);
    letters.keySet().removeAll(lettersBefore);
    return letters;
  }

  /// Ids of the dead letters, each with the topic that it stood in.
  private Map<String, String> letters(Service service) {
    return whole.people().named("admin").all(service.url() + "/dead-letters?limit=200").stream()
        .collect(
            Collectors.toMap(
                letter -> letter.path("id").asText(),
                letter -> letter.path("topic").asText(),
                (one, _) -> one,
                HashMap::new));
  }

  private static double figure(Service service) {
    return Watching.figure(service.url(), FIGURE);
  }
}
