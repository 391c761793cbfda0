package org.hikeshi.work;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Objects;
import org.hikeshi.dispatch.Told;
import org.hikeshi.events.DispatchEvent.Seat;
import org.hikeshi.events.DispatchEvent.SeatState;
import org.hikeshi.events.DispatchEvent.Standing;
import org.hikeshi.events.DispatchEvent.State;
import org.hikeshi.web.Ids;

/// Keeps the posts as the dispatch's standing has them, in the transaction that changes it.
@ApplicationScoped
class Following {

  private final Posts posts;
  private final WorkSettings settings;
  private final Ids ids;

  Following(Posts posts, WorkSettings settings, Ids ids) {
    this.posts = posts;
    this.settings = settings;
    this.ids = ids;
  }

  void on(@Observes Told told) {
    var standing = told.event().standing();
    if (standing != null) {
      follow(told, standing);
    }
  }

  private void follow(Told told, Standing standing) {
    var held = atWork(standing);
    var known =
        told.isFirst()
            ? List.<Post>of()
            : posts.of(standing.dispatchId()).stream().filter(post -> !post.ended()).toList();
    known.stream()
        .filter(post -> held.stream().noneMatch(post::isFor))
        .forEach(post -> post.end(told.event().at()));
    for (var seat : held) {
      known.stream()
          .filter(post -> post.isFor(seat))
          .findFirst()
          .orElseGet(() -> begin(told, standing, seat))
          .follow(seat, told.event().at(), settings.terms());
    }
  }

  private Post begin(Told told, Standing standing, Seat seat) {
    var post = new Post(ids.next(), standing.dispatchId(), told.hospitalId(), seat);
    posts.persist(post);
    return post;
  }

  private static List<Seat> atWork(Standing standing) {
    return standing.state() == State.STOOD_DOWN || standing.state() == State.DONE
        ? List.of()
        : standing.seats().stream()
            .filter(seat -> Objects.nonNull(seat.engineerId()) && seat.state() != SeatState.DONE)
            .toList();
  }
}
