package org.hikeshi.incident;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.hikeshi.events.NoticeEvent.NoticeDelivered;
import org.hikeshi.events.NoticeEvent.NoticePrepared;
import org.hikeshi.events.NoticeEvent.NoticeReceipted;
import org.hikeshi.events.NoticeEvent.QuestionAnswered;
import org.hikeshi.events.NoticeEvent.QuestionAsked;
import org.hikeshi.events.NoticeEvent.Stage;
import org.hikeshi.events.NoticeEvent.Way;
import org.hikeshi.web.Ids;

/// A notice to the commission that is delivered, asked about, answered for, and receipted.
@ApplicationScoped
public class AskedAbout {

  private static final UUID QUESTION = UUID.fromString("00000000-0000-7000-8000-0000000000f1");

  private final Progressing progressing;
  private final Ids ids;

  AskedAbout(Progressing progressing, Ids ids) {
    this.progressing = progressing;
    this.ids = ids;
  }

  @Transactional
  public UUID deliveredAndAsked(UUID incident, LocalDate answerBy) {
    var notice = ids.next();
    progressing.on(
        new NoticePrepared(
            incident,
            1,
            IncidentFixture.LATER,
            1,
            List.of(),
            notice,
            "ppc",
            Stage.PRELIMINARY,
            null));
    progressing.on(
        new NoticeDelivered(
            incident,
            2,
            IncidentFixture.LATER,
            1,
            List.of(),
            notice,
            "ppc",
            Stage.PRELIMINARY,
            Way.EMAIL,
            1));
    progressing.on(
        new QuestionAsked(
            incident, 3, IncidentFixture.LATER, 1, List.of(), notice, QUESTION, "ppc", answerBy));
    return notice;
  }

  @Transactional
  public void answeredAndReceipted(UUID incident, UUID notice, String number) {
    progressing.on(
        new QuestionAnswered(
            incident, 4, IncidentFixture.LATER, 1, List.of(), notice, QUESTION, "ppc", null));
    progressing.on(
        new NoticeReceipted(
            incident,
            5,
            IncidentFixture.LATER,
            1,
            List.of(),
            notice,
            "ppc",
            Stage.PRELIMINARY,
            number,
            IncidentFixture.LATER,
            false));
  }
}
