package org.hikeshi.call;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.hikeshi.call.CallReport.Status;
import org.hikeshi.call.Ladder.Result;
import org.hikeshi.web.Ids;
import org.hikeshi.web.Tenant;
import org.hikeshi.web.Texts;
import org.jspecify.annotations.Nullable;

/// Takes what the telephone gateway tells of an attempt.
@ApplicationScoped
class Reporting {

  private final Calls calls;
  private final Attempts attempts;
  private final Reaching reaching;
  private final DispatchService dispatchService;
  private final Tenant tenant;
  private final Ids ids;
  private final Clock clock;
  private final Texts texts = Texts.in(Locale.JAPANESE);

  Reporting(
      Calls calls,
      Attempts attempts,
      Reaching reaching,
      @RestClient DispatchService dispatchService,
      Tenant tenant,
      Ids ids,
      Clock clock) {
    this.calls = calls;
    this.attempts = attempts;
    this.reaching = reaching;
    this.dispatchService = dispatchService;
    this.tenant = tenant;
    this.ids = ids;
    this.clock = clock;
  }

  /// The call that an attempt belongs to.
  @Transactional
  Optional<Call> callOf(UUID attempt) {
    return tenant.all(
        () -> attempts.findByIdOptional(attempt).map(found -> calls.findById(found.callId())));
  }

  /// A key is that person's answer, and counts as if it came by the link of the same attempt. The
  /// answer is given first and written down after: a gateway that hears nothing tells it again.
  ///
  /// @return what is to be said to whoever pressed it
  String pressed(Call call, UUID attempt, String key) {
    if (call.kind() == Occasion.Kind.TEST && key.equals(Wording.ARRIVED.key())) {
      dispatchService.confirmed(call.subject());
      note(attempt, Status.KEY_PRESSED, key);
      return texts.of("call.key.ARRIVED");
    }
    switch (call.kind()) {
      case DESK -> {
        return takenUp(call, attempt, key, "call.key");
      }
      case TRIAL -> {
        return takenUp(call, attempt, key, "call.key.trial");
      }
      default -> {}
    }
    var answer = answer(call, key);
    if (answer.isEmpty()) {
      return texts.of("call.key.unknown");
    }
    var outcome =
        dispatchService
            .reply(call.subject(), attempt, new DispatchService.Reply(answer.get()))
            .outcome();
    note(attempt, Status.KEY_PRESSED, key);
    return texts.of("call.key." + outcome);
  }

  /// Somebody of the desk has it in hand.
  ///
  /// @param words where what is said to her begins
  private String takenUp(Call call, UUID attempt, String key, String words) {
    if (!key.equals(Wording.IN_HAND.key())) {
      return texts.of(words + ".desk");
    }
    var outcome = dispatchService.acknowledge(call.subject(), attempt).outcome();
    note(attempt, Status.KEY_PRESSED, key);
    return texts.of(words + "." + outcome);
  }

  private static Optional<String> answer(Call call, String key) {
    if (call.kind() != Occasion.Kind.OFFER) {
      return Optional.empty();
    }
    return Optional.ofNullable(
        switch (key) {
          case "1" -> Wording.YES.meaning();
          case "2" -> Wording.NO.meaning();
          default -> null;
        });
  }

  /// Whether it arrived. What did not is followed by the next way.
  void delivery(Call call, UUID attempt, Status status) {
    var ladder = status == Status.DELIVERED ? null : reaching.ladder(call);
    delivered(attempt, status, ladder);
  }

  @Transactional
  void note(UUID attempt, Status status, String key) {
    asTheGateway(
        () -> attempts.note(new CallReport(ids.next(), attempt, status, key, clock.instant())));
  }

  @Transactional
  void delivered(UUID id, Status status, @Nullable Ladder ladder) {
    asTheGateway(() -> follow(id, status, ladder));
  }

  private void follow(UUID id, Status status, @Nullable Ladder ladder) {
    var attempt = attempts.findById(id);
    var call = calls.findById(attempt.callId(), LockModeType.PESSIMISTIC_WRITE);
    var news = attempts.note(new CallReport(ids.next(), id, status, "", clock.instant()));
    if (news && ladder != null && !ladder.isEmpty()) {
      var result = status == Status.NO_ANSWER ? Result.NOBODY : Result.FAILED;
      call.heard(ladder, attempt, result, attempts.othersReached(attempt), clock.instant());
    }
  }

  /// The gateway showed who it is by its signature, and has no token: what it tells is written with
  /// sight of the calls, and is on its way to the database before that sight ends.
  private void asTheGateway(Runnable writing) {
    tenant.all(
        () -> {
          writing.run();
          attempts.flush();
          return true;
        });
  }
}
