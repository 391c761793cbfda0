package org.hikeshi.deploy.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import org.hikeshi.deploy.RunningSystem.Whole;
import org.hikeshi.deploy.fault.Faults.Result;
import org.hikeshi.deploy.local.Patience;

/// 10: one authority's system fails in every way. Its notices come in the end, under the same id
/// with the same bytes, and nobody else's wait for them.
final class BadDay {

  private static final int REPORTS = 20;

  /// The longest that a line stays shut, and one more attempt.
  private static final Duration LINE_OPENS_WITHIN = Duration.ofMinutes(8);

  private final Whole whole;
  private final Duration recoversWithin;
  private final Books books;

  BadDay(Whole whole, Duration recoversWithin) {
    this.whole = whole;
    this.recoversWithin = recoversWithin;
    this.books = new Books(whole.system().postgres());
  }

  Result ofOneAuthority() throws InterruptedException {
    var notifier = whole.system().notifier();
    notifier.kill();
    notifier.launch(Map.of("HIKESHI_COURIER_RETRIES", "1S,2S,3S"));
    notifier.awaitReady();
    try (var authority = BadAuthority.inEveryWay(Chance.of("authority")).agreed(whole)) {
      var before = books.incidents();
      var wrong = new ArrayList<String>();
      var round = Round.slow(whole, REPORTS, LINE_OPENS_WITHIN);
      var tally =
          round.with(
              traffic -> {
                traffic.allReports();
                if (!Patience.until(recoversWithin, () -> othersHaveTheirs(before))) {
                  wrong.add("others wait for their notices");
                }
                Patience.until(recoversWithin, () -> authority.attempted() >= REPORTS / 2);
                System.out.printf(
                    "it has taken %d of %d when all others have theirs%n",
                    authority.taken(), authority.attempted());
                authority.getWell();
              });
      wrong.addAll(authority.wrong());
      if (authority.taken() != authority.attempted() || authority.attempted() == 0) {
        wrong.add(authority.taken() + " of " + authority.attempted() + " notices were taken");
      }
      return new Result(tally, 1, authority.attempted(), round.waits(), wrong);
    } finally {
      BadAuthority.byMailAgain(whole);
    }
  }

  /// The ministry is told of each report, and so that notices were made of it is seen by that one.
  private boolean othersHaveTheirs(Set<String> before) {
    var made =
        books.rows(
            Books.NOTIFIER,
            "select incident_id, authority, state from notice where authority <> '%s'"
                .formatted(BadAuthority.ID));
    var told =
        made.stream().filter(row -> row.contains(" mhlw ")).map(row -> row.split(" ")[0]).toList();
    return made.stream().noneMatch(row -> row.endsWith(" SENDING"))
        && books.incidents().stream()
            .filter(incident -> !before.contains(incident))
            .allMatch(told::contains);
  }
}
