package org.hikeshi.work;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.hikeshi.dispatch.Beside;
import org.hikeshi.dispatch.Dispatching;
import org.hikeshi.events.DispatchEvent.SeatOverdue.What;
import org.hikeshi.events.watch.InTurn;
import org.hikeshi.work.Posts.Waiting;

/// What happens to those at work because time passes. The times are columns, so a restart forgets
/// nothing. The dispatch is locked before the post is read, as everywhere, and what another
/// instance did meanwhile is no longer due.
@ApplicationScoped
class WorkTimer {

  private final Posts posts;
  private final Dispatching dispatching;
  private final WorkSettings settings;
  private final Clock clock;

  WorkTimer(Posts posts, Dispatching dispatching, WorkSettings settings, Clock clock) {
    this.posts = posts;
    this.dispatching = dispatching;
    this.settings = settings;
    this.clock = clock;
  }

  @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP, identity = "work-timer")
  void everySecond() {
    tick();
  }

  void tick() {
    var inTurn = new InTurn<Waiting>("work-timer");
    inTurn.all(passedOver -> posts.nextDue(clock.instant(), passedOver), this::look);
    inTurn.end();
  }

  private void look(Waiting found) {
    dispatching.beside(
        found.dispatch(),
        beside -> {
          act(found, beside);
          return found;
        });
  }

  private void act(Waiting found, Beside beside) {
    var post = posts.findById(found.post());
    var terms = settings.terms();
    switch (post.take(beside.now(), terms)) {
      case LATE -> beside.overdue(post.seat(), post.engineerId(), What.ARRIVAL);
      case CHECK_IN -> beside.checkInDue(post.seat(), post.engineerId(), post.alarmAt(terms));
      case SILENT -> beside.overdue(post.seat(), post.engineerId(), What.CHECK_IN);
      case NOTHING -> {}
    }
  }
}
