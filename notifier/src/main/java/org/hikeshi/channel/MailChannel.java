package org.hikeshi.channel;

import io.quarkus.logging.Log;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.mail.MailAttachment;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.SMTPException;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hikeshi.events.NoticeEvent.Way;
import org.hikeshi.web.Texts;
import org.hikeshi.web.proof.FileSeal;

/// Mail with the notice attached, as JSON for a machine and as PDF for a person, and the signature
/// of both (ASVS 4.1.5), unless no key is configured. Its Message-ID is the notice's, so a repeat
/// can be told from a second notice. The mail server's yes is not yet a yes of the authority.
///
/// By Vert.x' client rather than Quarkus' mailer, which hands an attachment on byte by byte.
@ApplicationScoped
class MailChannel implements Channel {

  /// The mailbox is not there, or does not take our mail (RFC 5321, 4.2.3).
  private static final Set<Integer> NO_SUCH_BOX = Set.of(550, 551, 553, 556);

  private final MailClient mails;
  private final FileSeal seal;
  private final String from;
  private final Duration timeout;
  private final String pages;

  MailChannel(
      MailClient mails,
      FileSeal seal,
      @ConfigProperty(name = "quarkus.mailer.from") String from,
      @ConfigProperty(name = "hikeshi.channel.timeout") Duration timeout,
      @ConfigProperty(name = "hikeshi.notifier.public-url") String notifier) {
    this.mails = mails;
    this.seal = seal;
    this.from = from;
    this.timeout = timeout;
    this.pages = notifier + "/pages/inbox";
  }

  @Override
  public Way way() {
    return Way.EMAIL;
  }

  @Override
  public Outcome deliver(Parcel parcel, AgreedChannel to) {
    MailMessage mail;
    try {
      mail = mail(parcel, Objects.requireNonNull(to.email()));
    } catch (RuntimeException e) {
      Log.errorf(e, "notice %s: no mail can be made of it", parcel.id());
      var detail = "nothing was sent: no mail could be made, " + e.getClass().getSimpleName();
      return new Outcome.NotArrived(detail, null);
    }
    return send(mail);
  }

  private MailMessage mail(Parcel parcel, String to) {
    var texts = Texts.in(Locale.JAPANESE);
    var called = texts.word("stage", parcel.called());
    return new MailMessage()
        .setFrom(from)
        .setTo(to)
        .setSubject(texts.of("mail.notice.subject", parcel.incidentNumber(), called))
        .setText(texts.of("mail.notice.text", parcel.incidentNumber(), called, pages))
        .addHeader("Message-ID", "<" + parcel.id() + "@hikeshi>")
        .setAttachment(attachments(parcel));
  }

  private Outcome send(MailMessage mail) {
    try {
      mails
          .sendMail(mail)
          .toCompletionStage()
          .toCompletableFuture()
          .get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      return new Outcome.Arrived("accepted by the mail server");
    } catch (TimeoutException e) {
      return new Outcome.Unknown("no answer of the mail server");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Outcome.Unknown("interrupted");
    } catch (ExecutionException | RuntimeException e) {
      return failed(e);
    }
  }

  /// The same bytes over all attempts, the signature too.
  private List<MailAttachment> attachments(Parcel parcel) {
    var pdf = parcel.paper().get();
    var attachments = new ArrayList<MailAttachment>();
    attachments.add(attached("notice.pdf", "application/pdf", pdf));
    attachments.add(attached("notice.json", "application/json", parcel.body()));
    seal.over(Map.of("notice.pdf", pdf, "notice.json", parcel.body()), parcel.preparedAt())
        .map(signature -> signature.getBytes(StandardCharsets.US_ASCII))
        .ifPresent(bytes -> attachments.add(attached("notice.jws", "application/jose", bytes)));
    return attachments;
  }

  private static MailAttachment attached(String name, String type, byte[] bytes) {
    return MailAttachment.create()
        .setName(name)
        .setContentType(type)
        .setDisposition("attachment")
        .setData(Buffer.buffer(bytes));
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
