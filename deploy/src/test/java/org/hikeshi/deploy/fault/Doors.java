package org.hikeshi.deploy.fault;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.hikeshi.deploy.local.Addresses;
import org.hikeshi.deploy.people.Answer;

/// Where people ask: at each instance of a service in turn.
final class Doors {

  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicInteger answeredTwice = new AtomicInteger();
  private volatile List<Addresses> open;

  Doors(Addresses open) {
    this.open = List.of(open);
  }

  /// From now on people ask at these.
  void open(List<Addresses> these) {
    open = List.copyOf(these);
  }

  Addresses next() {
    var now = open;
    return now.get(Math.floorMod(asked.getAndIncrement(), now.size()));
  }

  String incidentApi() {
    return next().incidentApi();
  }

  /// Asks at two doors at the same moment, where there are two. Throws [UncheckedIOException] when
  /// nobody answers at either.
  List<Answer> atOnce(Function<Addresses, Answer> call) {
    if (open.size() == 1) {
      return List.of(call.apply(next()));
    }
    var calls =
        List.of(next(), next()).stream()
            .map(
                door ->
                    CompletableFuture.supplyAsync(
                        () -> call.apply(door), Thread::startVirtualThread))
            .toList();
    var answers = new ArrayList<Answer>();
    for (var each : calls) {
      try {
        answers.add(each.join());
      } catch (CompletionException e) {
        switch (e.getCause()) {
          case UncheckedIOException _ when !answers.isEmpty() || each != calls.getLast() -> {}
          case RuntimeException thrown -> throw thrown;
          default -> throw e;
        }
      }
    }
    if (answers.size() > 1) {
      answeredTwice.incrementAndGet();
    }
    return answers;
  }

  /// How often two doors answered the same at the same moment.
  int answeredTwice() {
    return answeredTwice.get();
  }
}
