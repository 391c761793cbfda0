package org.hikeshi.deploy.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.hikeshi.deploy.RunningSystem.Whole;
import org.hikeshi.deploy.fault.Faults.Result;
import org.hikeshi.deploy.local.Addresses;
import org.hikeshi.deploy.local.Service;

/// 2: three instances of each service, at which people ask in turn; one of each is paused past its
/// lease, goes on, and is killed; then each of the two that are left is paused. Offers end within
/// seconds, so that several engineers are asked for one seat and say yes at the same moment, each
/// at two instances. One authority takes its time, so that notices are under way at any moment.
final class SeveralInstances {

  /// Past the lease of a notice, and a consumer's session in Kafka.
  private static final Duration PAUSE = Duration.ofSeconds(15);

  private static final Duration MOMENT = Duration.ofSeconds(2);
  private static final Map<String, String> SETTINGS = Map.of("DISPATCH_OFFER_WINDOW", "PT4S");

  private final Whole whole;
  private final Duration recoversWithin;
  private final Books books;

  SeveralInstances(Whole whole, Duration recoversWithin) {
    this.whole = whole;
    this.recoversWithin = recoversWithin;
    this.books = new Books(whole.system().postgres());
  }

  Result paused() throws InterruptedException {
    var first = whole.system().services();
    var second = first.stream().map(service -> service.twin("second")).toList();
    var third = first.stream().map(service -> service.twin("third")).toList();
    var all = Stream.of(first, second, third).flatMap(List::stream).toList();
    first.forEach(Service::stop);
    all.forEach(service -> service.launch(SETTINGS));
    try (var authority = BadAuthority.slow()) {
      all.forEach(Service::awaitReady);
      authority.agreed(whole);
      var round = Round.busy(whole, Faults.NO_END, MOMENT, recoversWithin);
      var tookOver = new ArrayList<String>();
      var tally =
          round.with(
              traffic -> {
                round.doors().open(List.of(doors(first), doors(second), doors(third)));
                third.forEach(one -> tookOver.addAll(paused(one)));
                third.forEach(Service::kill);
                round.doors().open(List.of(doors(first), doors(second)));
                Stream.of(second, first)
                    .flatMap(List::stream)
                    .forEach(one -> tookOver.addAll(paused(one)));
                traffic.noMoreReports();
              });
      var wrong = new ArrayList<>(toldTwice());
      if (tookOver.isEmpty()) {
        wrong.add("none that was paused held a notice");
      }
      int twice = round.doors().answeredTwice();
      if (twice == 0) {
        wrong.add("no yes was said at two instances at once");
      }
      System.out.printf(
          "%d notices taken over from who was paused; %d yeses answered at two instances%n",
          tookOver.size(), twice);
      return new Result(tally, third.size(), all.size(), round.waits(), wrong);
    } finally {
      second.forEach(Service::stop);
      third.forEach(Service::kill);
      first.forEach(Service::stop);
      first.forEach(Service::start);
      BadAuthority.byMailAgain(whole);
    }
  }

  /// Which notices others took over meanwhile: it held them when it was paused, and had sent them.
  private List<String> paused(Service one) {
    var before = Set.copyOf(takenOver());
    one.pause();
    var inHand = Set.copyOf(inHand());
    LockSupport.parkNanos(PAUSE.toNanos());
    var found =
        takenOver().stream().filter(taken -> !before.contains(taken) && inHand.contains(taken));
    one.goOn();
    return found.toList();
  }

  private List<String> inHand() {
    return books.rows(
        Books.NOTIFIER,
        "select id, attempt from notice where state = 'SENDING' and leased_until is not null");
  }

  private List<String> takenOver() {
    return books.rows(
        Books.NOTIFIER,
        "select notice_id, attempt from delivery where detail = 'no record of its end'");
  }

  /// However many instances heard it, a yes was told once.
  private List<String> toldTwice() {
    return books.rows(
        Books.DISPATCH_SERVICE,
        """
        select payload::json ->> 'offerId', 'was told to be accepted twice' from outbox
        where type = 'org.hikeshi.offer.accepted.v1' group by 1 having count(*) > 1
        """);
  }

  private Addresses doors(List<Service> instance) {
    return new Addresses(
        instance.get(0).url(),
        instance.get(1).url(),
        instance.get(2).url(),
        whole.system().addresses().realm());
  }
}
