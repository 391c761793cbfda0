package org.hikeshi.notice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hikeshi.channel.AgreedChannels;
import org.hikeshi.dossier.Dossier;
import org.hikeshi.dossier.Dossiers;
import org.hikeshi.notice.ChosenWay.Choice;
import org.hikeshi.web.Audit;
import org.hikeshi.web.Caller;
import org.hikeshi.web.Ids;

/// A person takes a notice over by hand while its channel is down, or has the channel try once
/// more.
@ApplicationScoped
public class ChoosingTheWay {

  private final Dossiers dossiers;
  private final AgreedChannels channels;
  private final Telling telling;
  private final Event<Ready> ready;
  private final Audit audit;
  private final EntityManager database;
  private final Ids ids;
  private final Clock clock;

  ChoosingTheWay(
      Dossiers dossiers,
      AgreedChannels channels,
      Telling telling,
      Event<Ready> ready,
      Audit audit,
      EntityManager database,
      Ids ids,
      Clock clock) {
    this.dossiers = dossiers;
    this.channels = channels;
    this.telling = telling;
    this.ready = ready;
    this.audit = audit;
    this.database = database;
    this.ids = ids;
    this.clock = clock;
  }

  /// What became of it.
  public sealed interface Answer {

    /// Also when it goes that way already.
    record Chosen() implements Answer {}

    /// Somebody has to approve it first.
    record StillADraft() implements Answer {}

    /// Its authority is not to be told by it any more.
    record OwedNoMore() implements Answer {}

    /// Its authority has it already.
    record Closed() implements Answer {}

    /// No way was agreed with its authority but a person's hand.
    record NothingAgreed() implements Answer {}

    /// What it says is gone: there is nothing to send or to file.
    record Erased(Instant at) implements Answer {}
  }

  public Answer byHand(Notice notice, String reason, Caller caller) {
    return choose(notice, new ChosenWay.Request(Choice.MANUAL, reason), caller);
  }

  public Answer asAgreed(Notice notice, String reason, Caller caller) {
    return choose(notice, new ChosenWay.Request(Choice.AGREED, reason), caller);
  }

  Answer choose(Notice notice, ChosenWay.Request chosen, Caller caller) {
    var dossier = dossiers.locked(notice.incidentId());
    database.refresh(notice);
    var byHand = chosen.way() == Choice.MANUAL;
    return switch (notice.state()) {
      case DRAFT -> notice.held() ? new Answer.OwedNoMore() : new Answer.StillADraft();
      case RECEIPTED -> new Answer.Closed();
      case TO_FILE -> byHand ? new Answer.Chosen() : release(dossier, notice, chosen, caller);
      case SENDING, DELIVERED ->
          byHand ? release(dossier, notice, chosen, caller) : new Answer.Chosen();
      case FAILED -> release(dossier, notice, chosen, caller);
    };
  }

  private Answer release(Dossier dossier, Notice notice, ChosenWay.Request chosen, Caller caller) {
    var erasedAt = dossier.erasedAt();
    if (erasedAt != null) {
      return new Answer.Erased(erasedAt);
    }
    var byHand = chosen.way() == Choice.MANUAL;
    if (!byHand && channels.byHand(notice.authority())) {
      return new Answer.NothingAgreed();
    }
    var now = clock.instant();
    database.persist(new ChosenWay(ids.next(), notice, chosen, caller.subject(), now));
    notice.release(byHand, now);
    telling.prepared(dossier, notice);
    audit.record(
        "notice.way",
        notice.hospitalId(),
        "notice/" + notice.id(),
        Map.of("way", chosen.way().name()));
    ready.fire(Ready.of(List.of(notice)));
    return new Answer.Chosen();
  }
}
