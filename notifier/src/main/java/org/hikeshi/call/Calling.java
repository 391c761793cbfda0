package org.hikeshi.call;

import io.quarkus.logging.Log;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.Mailer;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.hikeshi.call.Calls.Taken;
import org.hikeshi.events.DispatchEvent;
import org.hikeshi.events.DispatchEvent.DispatchUnanswered;
import org.hikeshi.events.DispatchEvent.OfferMade;
import org.hikeshi.events.outbox.AfterCommit;
import org.hikeshi.notice.GaveUp;
import org.hikeshi.web.Ids;
import org.hikeshi.web.Texts;
import org.hikeshi.web.time.JapanTime;

/// Makes the calls. At least once, each under an id of its own; the same news again makes no second
/// one.
@ApplicationScoped
class Calling {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

  private final Calls calls;
  private final DispatchService dispatchService;
  private final Mailer mailer;
  private final AfterCommit afterCommit;
  private final Ids ids;
  private final Clock clock;
  private final String dispatches;
  private final String notifier;
  private final String desk;

  Calling(
      Calls calls,
      @RestClient DispatchService dispatchService,
      Mailer mailer,
      AfterCommit afterCommit,
      Ids ids,
      Clock clock,
      @ConfigProperty(name = "hikeshi.dispatch-service.public-url") String dispatches,
      @ConfigProperty(name = "hikeshi.notifier.public-url") String notifier,
      @ConfigProperty(name = "hikeshi.desk.mail") String desk) {
    this.calls = calls;
    this.dispatchService = dispatchService;
    this.mailer = mailer;
    this.afterCommit = afterCommit;
    this.ids = ids;
    this.clock = clock;
    this.dispatches = dispatches;
    this.notifier = notifier;
    this.desk = desk;
  }

  void on(DispatchEvent event) {
    var now = clock.instant();
    switch (event) {
      case OfferMade offer -> calls.add(Call.about(offer, ids.next(), now));
      case DispatchUnanswered unanswered -> calls.add(Call.about(unanswered, ids.next(), now));
      default -> {
        return;
      }
    }
    afterCommit.run(() -> Thread.startVirtualThread(this::callDue));
  }

  void on(@Observes GaveUp gaveUp) {
    calls.add(Call.about(gaveUp.notice(), ids.next(), clock.instant()));
    afterCommit.run(() -> Thread.startVirtualThread(this::callDue));
  }

  @Scheduled(
      every = "{hikeshi.courier.poll}",
      concurrentExecution = ConcurrentExecution.SKIP,
      identity = "calling")
  void poll() {
    callDue();
  }

  /// Makes every call that is due.
  void callDue() {
    for (var next = calls.next(); next.isPresent(); next = calls.next()) {
      make(next.get());
    }
  }

  /// Owns the call: whatever breaks, it is tried again while there is something to say.
  private void make(Taken taken) {
    var call = taken.call();
    if (!call.standsAt(clock.instant())) {
      calls.ended(taken, Call.State.LAPSED);
      return;
    }
    try {
      for (var to : receivers(call)) {
        mailer.send(mail(call, to));
      }
      calls.ended(taken, Call.State.DELIVERED);
    } catch (RuntimeException e) {
      Log.warnf("call %s: not made now, will try again: %s", call.id(), e.toString());
      calls.again(taken);
    }
  }

  private List<String> receivers(Call call) {
    return call.kind() == Call.Kind.OFFER
        ? dispatchService.engineer(Objects.requireNonNull(call.engineerId())).mails()
        : List.of(desk);
  }

  private Mail mail(Call call, String to) {
    var texts = Texts.in(Locale.JAPANESE);
    var key = "call." + call.kind();
    var until = call.expiresAt();
    return Mail.withText(
            to,
            texts.of(key + ".subject", call.seat()),
            texts.of(
                key + ".text",
                call.seat(),
                until == null ? "" : TIME.format(until.atZone(JapanTime.ZONE)),
                page(call),
                call.incidentId()))
        .addHeader("Message-ID", "<" + call.id() + "@hikeshi>");
  }

  private String page(Call call) {
    return switch (call.kind()) {
      case OFFER -> dispatches + "/pages/offers";
      case UNANSWERED -> dispatches + "/pages/dispatches";
      case UNDELIVERED -> notifier + "/pages/inbox/" + call.subject();
    };
  }
}
