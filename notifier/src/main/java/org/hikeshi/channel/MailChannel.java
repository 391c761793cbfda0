package org.hikeshi.channel;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.Mailer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Objects;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hikeshi.events.NoticeEvent.Way;
import org.hikeshi.web.Texts;

/// Mail with the notice attached. Its Message-ID is the notice's, so a repeat can be told from a
/// second notice.
@ApplicationScoped
class MailChannel implements Channel {

  private final Mailer mailer;
  private final String pages;

  MailChannel(
      Mailer mailer, @ConfigProperty(name = "hikeshi.notifier.public-url") String notifier) {
    this.mailer = mailer;
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
    var mail =
        Mail.withText(
                Objects.requireNonNull(to.email()),
                texts.of("mail.notice.subject", parcel.incidentNumber(), stage),
                texts.of("mail.notice.text", parcel.incidentNumber(), stage, pages))
            .addHeader("Message-ID", "<" + parcel.id() + "@hikeshi>")
            .addAttachment("notice.json", parcel.body(), "application/json");
    try {
      mailer.send(mail);
      return new Outcome.Arrived("accepted by the mail server", null);
    } catch (RuntimeException e) {
      return new Outcome.NotArrived("mail server: " + e.getClass().getSimpleName(), null);
    }
  }
}
