package org.hikeshi.reminder;

import io.quarkus.logging.Log;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.hikeshi.events.outbox.FailPoint;
import org.hikeshi.events.watch.InTurn;
import org.hikeshi.reminder.Letter.Reader;
import org.hikeshi.reminder.Letter.State;
import org.hikeshi.reminder.Letters.Taken;

/// Sends the letters. A hospital's addresses are read by id when its letter leaves, and not kept.
@ApplicationScoped
class Posting {

  private final Letters letters;
  private final LetterText words;
  private final HospitalDirectory directory;
  private final ReactiveMailer mailer;
  private final Duration timeout;
  private final Clock clock;
  private final String desk;

  Posting(
      Letters letters,
      LetterText words,
      @RestClient HospitalDirectory directory,
      ReactiveMailer mailer,
      @ConfigProperty(name = "hikeshi.channel.timeout") Duration timeout,
      Clock clock,
      @ConfigProperty(name = "hikeshi.desk.mail") String desk) {
    this.letters = letters;
    this.words = words;
    this.directory = directory;
    this.mailer = mailer;
    this.timeout = timeout;
    this.clock = clock;
    this.desk = desk;
  }

  @Scheduled(
      every = "{hikeshi.reminders.poll}",
      concurrentExecution = ConcurrentExecution.SKIP,
      identity = "posting")
  void poll() {
    postDue();
  }

  /// Sends every letter that is due.
  void postDue() {
    var inTurn = new InTurn<Letter.Key>("posting");
    for (var next = next(inTurn); next.isPresent(); next = next(inTurn)) {
      post(next.get());
    }
    inTurn.end();
  }

  private Optional<Taken> next(InTurn<Letter.Key> inTurn) {
    return inTurn.next(letters::next, letters::take);
  }

  /// Owns the letter: whatever breaks, it is tried again while there is something to say.
  private void post(Taken taken) {
    if (taken.deadline().isEmpty()) {
      letters.ended(taken, State.LAPSED);
      return;
    }
    try {
      letters.ended(taken, send(taken, taken.deadline().get()));
      FailPoint.reached("posting.after-record");
    } catch (RuntimeException e) {
      Log.warnf("letter %s: not sent now, will be again: %s", taken.key(), e.toString());
      letters.again(taken);
    }
  }

  private State send(Taken taken, Deadline deadline) {
    var ofHospital = taken.key().reader() == Reader.HOSPITAL;
    var to = ofHospital ? directory.hospital(taken.reminder().hospitalId()).mails() : List.of(desk);
    var unreachable = to.isEmpty();
    var mail =
        new Mail()
            .setTo(unreachable ? List.of(desk) : to)
            .setSubject(words.subject(taken.reminder(), deadline, clock.instant()))
            .setText(words.text(taken.reminder(), deadline, unreachable, clock.instant()))
            .addHeader("Message-ID", messageId(taken.key()));
    FailPoint.reached("posting.before-send");
    mailer.send(mail).await().atMost(timeout);
    FailPoint.reached("posting.after-send");
    return unreachable ? State.SENT_TO_DESK : State.SENT;
  }

  private static String messageId(Letter.Key key) {
    return "<"
        + key.reminderId()
        + "."
        + key.reader().name().toLowerCase(Locale.ROOT)
        + "@hikeshi>";
  }
}
