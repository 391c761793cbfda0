package org.hikeshi.deploy.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.hikeshi.deploy.people.Hospital;

/// One attack, 300 hospitals within half a minute, 60 engineers with room for two: each report,
/// each yes and each step goes through the public APIs. An hour of the night is about ten seconds
/// here.
final class Wave implements Story {

  private static final int HOSPITALS = 300;
  private static final int ENGINEERS = 60;
  private static final Duration BETWEEN_REPORTS = Duration.ofMillis(100);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(1500);
  private static final Duration COMES_AGAIN = Duration.ofSeconds(2);
  private static final int TOO_MANY = 429;
  private static final int UNAVAILABLE = 503;
  private static final Duration AT_MOST = Duration.ofSeconds(150);
  private static final List<String> IMPACTS =
      List.of(
          "EMERGENCY_STOPPED",
          "SURGERY_STOPPED",
          "ADMISSIONS_STOPPED",
          "OUTPATIENT_STOPPED",
          "DEPARTMENT_SYSTEM_ONLY");

  private final Clock clock;
  private final Path pages;
  private final Random chance = new Random(20_260_208);
  private final Map<String, Instant> posted = new ConcurrentHashMap<>();
  private final Map<String, Duration> answered = new ConcurrentHashMap<>();
  private final AtomicInteger again = new AtomicInteger();
  private final Map<String, Instant> done = new ConcurrentHashMap<>();

  /// @param pages where the picture goes
  Wave(Clock clock, Path pages) {
    this.clock = clock;
    this.pages = pages;
  }

  @Override
  public String title() {
    return "一つの攻撃、三百の病院 / One attack, three hundred hospitals, sixty engineers"
        + " (all names are made up)";
  }

  @Override
  public void play(Cast cast, Playbill playbill) {
    var scene = new WaveScene(cast);
    try (var telephones = new Telephones()) {
      scene.set(HOSPITALS, ENGINEERS, telephones.address());
      playbill.say(
          "病院 %d、技術者 %d（一人二件まで）の用意ができた".formatted(HOSPITALS, ENGINEERS),
          HOSPITALS + " hospitals and " + ENGINEERS + " engineers with room for two are there");
      var reports = Thread.startVirtualThread(() -> report(cast));
      var dispatches = work(cast);
      join(reports);
      playbill.say(
          "%d件の報告、%d件の派遣が終わった".formatted(posted.size(), dispatches.size()),
          posted.size() + " reports, and " + dispatches.size() + " dispatches are done");
      var books = new WaveBooks(cast, dispatches, telephones.saidYes(), posted);
      System.out.println("  reports that had to come again (503, 429): " + again);
      books.print(answered.values());
      draw(dispatches);
      books.mustBalance(HOSPITALS);
    } finally {
      scene.clear(posted.keySet());
    }
  }

  /// Whether or not the one before was answered: a wave does not wait.
  private void report(Cast cast) {
    var desk = cast.hospital("coordinator");
    var threads = new ArrayList<Thread>();
    var begin = System.nanoTime();
    for (var n = 0; n < HOSPITALS; n++) {
      LockSupport.parkNanos(begin + n * BETWEEN_REPORTS.toNanos() - System.nanoTime());
      var hospital = WaveScene.hospital(n);
      var impact = IMPACTS.get(chance.nextInt(IMPACTS.size()));
      threads.add(
          Thread.startVirtualThread(
              () -> {
                var at = clock.instant();
                var id = filed(desk, report(hospital, impact), at);
                answered.put(id, Duration.between(at, clock.instant()));
                posted.put(id, at);
              }));
    }
    threads.forEach(Wave::join);
  }

  /// Whoever is told to come again comes again with the same key, so the report is filed once.
  private String filed(Hospital desk, Map<String, Object> report, Instant at) {
    var key = UUID.randomUUID().toString();
    while (true) {
      var answer = desk.report(report, key);
      if (answer.status() != TOO_MANY && answer.status() != UNAVAILABLE) {
        return answer.accepted().path("id").asText();
      }
      again.incrementAndGet();
      if (clock.instant().isAfter(at.plus(AT_MOST))) {
        throw new WentWrong("a report was not taken for " + AT_MOST);
      }
      LockSupport.parkNanos(COMES_AGAIN.toNanos());
    }
  }

  private static Map<String, Object> report(String hospital, String impact) {
    return Map.of(
        "category",
        "RANSOMWARE",
        "summary",
        "端末に脅迫文が表示された",
        "careImpact",
        List.of(impact),
        "contact",
        Map.of("name", "当直", "phone", "+81 90-0000-0300"),
        "personalData",
        Map.of("state", "UNKNOWN"),
        "forward",
        "AFTER_APPROVAL",
        "hospitalId",
        hospital,
        "receivedBy",
        "PHONE");
  }

  /// Whoever has sat on a seat for some seconds is done, says the desk for her.
  private List<JsonNode> work(Cast cast) {
    var until = clock.instant().plus(AT_MOST);
    while (true) {
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
      var dispatches = mine(cast);
      for (var dispatch : dispatches) {
        dispatch.path("seats").forEach(seat -> finish(cast, dispatch, seat));
      }
      if (posted.size() == HOSPITALS
          && dispatches.size() == HOSPITALS
          && dispatches.stream().allMatch(each -> each.path("state").asText().equals("DONE"))) {
        return dispatches;
      }
      if (clock.instant().isAfter(until)) {
        throw new WentWrong(
            "after %s %d reports, %d dispatches, %d done"
                .formatted(AT_MOST, posted.size(), dispatches.size(), done.size()));
      }
    }
  }

  private void finish(Cast cast, JsonNode dispatch, JsonNode seat) {
    var id = dispatch.path("id").asText();
    var name = seat.path("seat").asText();
    var since = seat.path("acceptedAt").asText("");
    if (since.isEmpty() || since.equals("null") || seat.path("state").asText().equals("DONE")) {
      return;
    }
    var takes = Duration.ofMillis(12_000 + Math.floorMod((id + name).hashCode(), 8_000));
    if (clock.instant().isAfter(Instant.parse(since).plus(takes))) {
      cast.desk().progress(id, name, "DONE").accepted();
      if (name.equals("LEAD")) {
        done.putIfAbsent(id, clock.instant());
      }
    }
  }

  /// The newest are this wave's.
  private List<JsonNode> mine(Cast cast) {
    var mine = new ArrayList<JsonNode>();
    var next = Optional.of(cast.people().at().dispatchService() + "/dispatches?limit=200");
    while (next.isPresent() && mine.size() < HOSPITALS) {
      var page = cast.desk().person().get(next.get());
      page.accepted()
          .path("items")
          .forEach(
              dispatch -> {
                if (posted.containsKey(dispatch.path("incidentId").asText())) {
                  mine.add(dispatch);
                }
              });
      next = mine.isEmpty() ? Optional.empty() : page.next();
    }
    return mine;
  }

  private void draw(List<JsonNode> dispatches) {
    try {
      Files.createDirectories(pages);
      var file = pages.resolve("wave.svg");
      Files.writeString(file, new WavePicture(dispatches, posted, done).svg());
      System.out.println("━━ 絵 / the picture: " + file.toUri());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
