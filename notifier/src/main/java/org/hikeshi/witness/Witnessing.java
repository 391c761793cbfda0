package org.hikeshi.witness;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hikeshi.web.time.JapanTime;
import org.hikeshi.witness.HeadMails.Taken;

/// Mails the head of each chain to the desk, once a day from an hour on. A service that is away is
/// asked again each minute until midnight; the others' mails go out. Of days on which nobody was
/// there to send, nothing is made up, and a mail that never left is given up once a later day's
/// head is there: the next head vouches for all there was before. A chain that has no head any more
/// is news itself.
@ApplicationScoped
class Witnessing {

  private static final String OFF = "off";

  private final Chains chains;
  private final HeadMails mails;
  private final ReactiveMailer mailer;
  private final MeterRegistry metrics;
  private final Duration timeout;
  private final Clock clock;
  private final String desk;
  private final Optional<LocalTime> from;

  Witnessing(
      Chains chains,
      HeadMails mails,
      ReactiveMailer mailer,
      MeterRegistry metrics,
      @ConfigProperty(name = "hikeshi.channel.timeout") Duration timeout,
      Clock clock,
      @ConfigProperty(name = "hikeshi.desk.mail") String desk,
      @ConfigProperty(name = "hikeshi.proof.mail") String from) {
    this.chains = chains;
    this.mails = mails;
    this.mailer = mailer;
    this.metrics = metrics;
    this.timeout = timeout;
    this.clock = clock;
    this.desk = desk;
    this.from = from.equals(OFF) ? Optional.empty() : Optional.of(LocalTime.parse(from));
  }

  @Scheduled(every = "60s", concurrentExecution = ConcurrentExecution.SKIP, identity = "witness")
  void everyMinute() {
    tick();
  }

  /// The row of the service and the day is the guard, so however often and wherever this runs, one
  /// mail of each goes out.
  void tick() {
    var now = clock.instant().atZone(JapanTime.ZONE);
    if (from.filter(hour -> !now.toLocalTime().isBefore(hour)).isPresent()) {
      chains.services().forEach(service -> prepare(service, now.toLocalDate()));
    }
    if (from.isPresent()) {
      mails.skip().forEach(this::skipped);
      for (var next = mails.next(); next.isPresent(); next = mails.next()) {
        post(next.get());
      }
    }
  }

  private void prepare(String service, LocalDate day) {
    try {
      if (!mails.has(service, day)) {
        var shown = chains.shown(service);
        if (shown.head() != null || mails.knows(service, day)) {
          mails.prepare(service, day, shown);
        }
      }
    } catch (RuntimeException e) {
      Log.warnf("head of %s: not to be had now, will be asked again: %s", service, e.toString());
    }
  }

  private void skipped(HeadMail.Key key) {
    Log.warnf("head %s: never mailed, and no more will be: a later day's vouches for it", key);
    metrics.counter("hikeshi.heads.skipped", "service", key.service()).increment();
  }

  /// Owns the mail: whatever breaks, it is tried again.
  private void post(Taken taken) {
    try {
      mailer.send(mail(taken)).await().atMost(timeout);
      mails.sent(taken);
    } catch (RuntimeException e) {
      Log.warnf("head %s: not mailed now, will be again: %s", taken.mail().key(), e.toString());
      mails.again(taken);
    }
  }

  private Mail mail(Taken taken) {
    var mail = taken.mail();
    var service = mail.key().service();
    var head = mail.head().map(known -> "\"" + known.jws() + "\"").orElse("null");
    return Mail.withText(desk, HeadText.subject(taken), HeadText.text(taken))
        .addHeader("Message-ID", "<head." + service + "." + mail.key().day() + "@hikeshi>")
        .addAttachment(
            service + "-head.json", bytes("{\"head\": " + head + "}\n"), "application/json")
        .addAttachment(service + "-keys.json", bytes(mail.keys()), "application/json");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
