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
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/// One attack, 300 hospitals within half a minute, 60 engineers with room for two: each report,
/// each yes and each step goes through the public APIs. An hour of the night is about ten seconds
/// here.
final class Wave implements Story {

  private static final int HOSPITALS = 300;
  private static final int ENGINEERS = 60;
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(1500);
  static final Duration AT_MOST = Duration.ofSeconds(150);

  private final Clock clock;
  private final Path pages;
  private final WaveReports reports;
  private final Map<String, Instant> done = new ConcurrentHashMap<>();

  /// @param pages where the picture goes
  Wave(Clock clock, Path pages) {
    this.clock = clock;
    this.pages = pages;
    this.reports = new WaveReports(clock, HOSPITALS);
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
          "病院 %d、エンジニア %d（一人二件まで）の用意ができた".formatted(HOSPITALS, ENGINEERS),
          HOSPITALS + " hospitals and " + ENGINEERS + " engineers with room for two are there");
      var filing = Thread.startVirtualThread(() -> reports.file(cast.hospital("coordinator")));
      var dispatches = work(cast);
      WaveReports.join(filing);
      var posted = reports.posted();
      playbill.say(
          "%d件の報告、%d件の派遣が終わった".formatted(posted.size(), dispatches.size()),
          posted.size() + " reports, and " + dispatches.size() + " dispatches are done");
      var books = new WaveBooks(cast, dispatches, telephones.saidYes(), posted);
      playbill.figure("reports that had to come again (503, 429): " + reports.cameAgain());
      books.print(playbill, reports.answered());
      playbill.page("絵", "the picture", draw(dispatches));
      books.mustBalance(playbill, HOSPITALS);
    } finally {
      scene.clear(reports.posted().keySet());
    }
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
      if (reports.posted().size() == HOSPITALS
          && dispatches.size() == HOSPITALS
          && dispatches.stream().allMatch(each -> each.path("state").asText().equals("DONE"))) {
        return dispatches;
      }
      if (clock.instant().isAfter(until)) {
        throw new WentWrong(
            "after %s %d reports, %d dispatches, %d done"
                .formatted(AT_MOST, reports.posted().size(), dispatches.size(), done.size()));
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
                if (reports.posted().containsKey(dispatch.path("incidentId").asText())) {
                  mine.add(dispatch);
                }
              });
      next = mine.isEmpty() ? Optional.empty() : page.next();
    }
    return mine;
  }

  private Path draw(List<JsonNode> dispatches) {
    try {
      Files.createDirectories(pages);
      var picture = new WavePicture(dispatches, reports.posted(), done);
      return Files.writeString(pages.resolve("wave.svg"), picture.svg());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
