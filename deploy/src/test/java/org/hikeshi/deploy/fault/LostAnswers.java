package org.hikeshi.deploy.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import org.hikeshi.deploy.RunningSystem.Whole;
import org.hikeshi.deploy.fault.Faults.Result;
import org.hikeshi.deploy.local.Patience;
import org.hikeshi.deploy.local.Service;

/// 6: the answer to a COMMIT is lost, again and again: of reports at incident-api, of yeses at
/// dispatch-service, and of whatever else they write.
final class LostAnswers {

  private static final int REPORTS = 200;
  private static final int EACH = 7;
  private static final Duration MOMENT = Duration.ofMillis(100);

  private final Whole whole;
  private final Duration recoversWithin;

  LostAnswers(Whole whole, Duration recoversWithin) {
    this.whole = whole;
    this.recoversWithin = recoversWithin;
  }

  Result toCommits() throws InterruptedException {
    var system = whole.system();
    int postgres = system.postgres().port();
    try (var filings = new CommitCutter(postgres, EACH, "org.hikeshi.report.filed.v1");
        var yeses = new CommitCutter(postgres, EACH, "org.hikeshi.offer.accepted.v1")) {
      throughIt(system.incidentApi(), filings, Books.INCIDENT_API);
      throughIt(system.dispatchService(), yeses, Books.DISPATCH_SERVICE);
      var wrong = new ArrayList<String>();
      var round = Round.busy(whole, REPORTS, MOMENT, recoversWithin);
      var tally =
          round.with(
              traffic -> {
                traffic.allReports();
                if (!Patience.until(recoversWithin, () -> yeses.cutOfEvent() > 0)) {
                  wrong.add("the COMMIT of no yes was cut");
                }
                directly(system.incidentApi());
                directly(system.dispatchService());
              });
      if (filings.cutOfEvent() == 0) {
        wrong.add("the COMMIT of no report was cut");
      }
      System.out.printf(
          "cut: %d reports, %d yeses, %d COMMITs in all%n",
          filings.cutOfEvent(), yeses.cutOfEvent(), filings.cut() + yeses.cut());
      return new Result(tally, 4, filings.cut() + yeses.cut(), round.waits(), wrong);
    }
  }

  private static void throughIt(Service service, CommitCutter cutter, String database) {
    service.kill();
    service.launch(
        Map.of("HIKESHI_DB_URL", "jdbc:postgresql://127.0.0.1:" + cutter.port() + "/" + database));
    service.awaitReady();
  }

  private static void directly(Service service) {
    service.kill();
    service.start();
  }
}
