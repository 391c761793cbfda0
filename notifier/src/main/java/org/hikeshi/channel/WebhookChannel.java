package org.hikeshi.channel;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Instant;
import java.util.Objects;
import org.hikeshi.channel.SignedPost.Answer;
import org.hikeshi.channel.SignedPost.Letter;
import org.hikeshi.events.NoticeEvent.Way;
import org.hikeshi.web.Lockbox;

/// A notice as a [SignedPost] to its authority.
@ApplicationScoped
class WebhookChannel implements Channel {

  /// Standard Webhooks 1.0: the receiver is there no longer.
  private static final int GONE = 410;

  private final SignedPost post;
  private final Lockbox lockbox;
  private final ObjectMapper json;

  WebhookChannel(SignedPost post, Lockbox lockbox, ObjectMapper json) {
    this.post = post;
    this.lockbox = lockbox;
    this.json = json;
  }

  @Override
  public Way way() {
    return Way.WEBHOOK;
  }

  @Override
  public Outcome deliver(Parcel parcel, AgreedChannel to) {
    if (!to.opens(lockbox)) {
      return new Outcome.NotArrived("no key opens the secret of this webhook", null);
    }
    var secrets = to.secrets(lockbox, parcel.at());
    var letter = new Letter(parcel.id().toString(), parcel.at(), parcel.body(), secrets);
    return switch (post.send(URI.create(Objects.requireNonNull(to.url())), letter)) {
      case Answer.Whole answer -> outcome(answer, parcel.at());
      case Answer.NotSent(var detail) -> new Outcome.NotArrived(detail, null);
      case Answer.Lost(var detail) -> new Outcome.Unknown(detail);
    };
  }

  private Outcome outcome(Answer.Whole answer, Instant at) {
    if (answer.taken()) {
      return arrived(answer.detail(), WebhookAnswer.of(answer, json));
    }
    return answer.status() == GONE
        ? new Outcome.Refused(answer.detail())
        : new Outcome.NotArrived(
            answer.detail(), RetryAfter.of(answer.status(), answer.retryAfter(), at));
  }

  private static Outcome arrived(String detail, WebhookAnswer said) {
    return new Outcome.Arrived(
        said.unread() == null ? detail : detail + ", " + said.unread(),
        said.receiptNumber(),
        said.receivedAt());
  }
}
