package org.hikeshi.channel;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.smallrye.mutiny.TimeoutException;
import io.vertx.ext.mail.SMTPException;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hikeshi.events.NoticeEvent.Way;
import org.hikeshi.web.Texts;

/// Mail with the notice attached, as JSON for a machine and as PDF for a person. Its Message-ID is
/// the notice's, so a repeat can be told from a second notice. The mail server's yes is not yet a
/// yes of the authority.
@ApplicationScoped
class MailChannel implements Channel {

  /// The mailbox is not there, or does not take our mail (RFC 5321, 4.2.3).
  private static final Set<Integer> NO_SUCH_BOX = Set.of(550, 551, 553, 556);

  private final ReactiveMailer mailer;
  private final Duration timeout;
  private final String pages;

  MailChannel(
      ReactiveMailer mailer,
      @ConfigProperty(name = "hikeshi.channel.timeout") Duration timeout,
      @ConfigProperty(name = "hikeshi.notifier.public-url") String notifier) {
    this.mailer = mailer;
    this.timeout = timeout;
    this.pages = notifier + "/pages/inbox";
  }

  @Override
  public Way way() {
    return Way.EMAIL;
  }

  @Override
  public Outcome deliver(Parcel parcel, AgreedChannel to) {
    var texts = Texts.in(Locale.JAPANESE);
    var stage = texts.of("stage." + parcel.stage());
    try {
      var mail =
          Mail.withText(
                  Objects.requireNonNull(to.email()),
                  texts.of("mail.notice.subject", parcel.incidentNumber(), stage),
                  texts.of("mail.notice.text", parcel.incidentNumber(), stage, pages))
              .addHeader("Message-ID", "<" + parcel.id() + "@hikeshi>")
              .addAttachment("notice.pdf", parcel.paper().get(), "application/pdf")
              .addAttachment("notice.json", parcel.body(), "application/json");
      mailer.send(mail).await().atMost(timeout);
      return new Outcome.Arrived("accepted by the mail server", null);
    } catch (TimeoutException e) {
      return new Outcome.Unknown("no answer of the mail server");
    } catch (RuntimeException e) {
      return failed(e);
    }
  }

  private static Outcome failed(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof SMTPException refusal) {
        var detail = "SMTP " + refusal.getReplyCode();
        return NO_SUCH_BOX.contains(refusal.getReplyCode())
            ? new Outcome.Refused(detail)
            : new Outcome.NotArrived(detail, null);
      }
      if (cause instanceof ConnectException || cause instanceof UnknownHostException) {
        return new Outcome.NotArrived("no connection to the mail server", null);
      }
    }
    return new Outcome.Unknown("mail server: " + thrown.getClass().getSimpleName());
  }
}
