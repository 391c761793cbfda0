package org.hikeshi.page;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hikeshi.notice.ChoosingTheWay;
import org.hikeshi.notice.Notice;
import org.hikeshi.notice.NoticeView;
import org.hikeshi.notice.Notices;
import org.hikeshi.question.Asking;
import org.hikeshi.question.Question;
import org.hikeshi.question.TakingBack;
import org.hikeshi.web.Caller;
import org.hikeshi.web.Readings;
import org.hikeshi.web.Role;
import org.hikeshi.web.time.Written;
import org.jspecify.annotations.Nullable;

/// The forms beside a notice: its questions and answers, and the way that it travels.
@Path("/")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
class BesidePage {

  private static final int SHOWN = 200;
  private static final int MOST = 5_000;

  private final Notices notices;
  private final Asking asking;
  private final TakingBack takingBack;
  private final ChoosingTheWay choosing;
  private final Readings readings;
  private final Caller caller;

  BesidePage(
      Notices notices,
      Asking asking,
      TakingBack takingBack,
      ChoosingTheWay choosing,
      Readings readings,
      Caller caller) {
    this.notices = notices;
    this.asking = asking;
    this.takingBack = takingBack;
    this.choosing = choosing;
    this.readings = readings;
    this.caller = caller;
  }

  Beside of(NoticeView notice) {
    var choosable = caller.is(Role.HOSPITAL) || caller.is(Role.COORDINATOR);
    return new Beside(
        asking.thread(notice.id(), null, SHOWN),
        caller.is(Role.AUTHORITY),
        caller.is(Role.HOSPITAL),
        choosable ? notice.otherWays() : Set.of(),
        caller.is(Role.HOSPITAL) ? readings.of("notice/" + notice.id(), null, SHOWN) : List.of());
  }

  @POST
  @Path("pages/inbox/{id}/questions")
  @Transactional
  @RolesAllowed(Role.AUTHORITY)
  public Response ask(
      @PathParam("id") UUID id,
      @FormParam("question") @Nullable String typed,
      @FormParam("dueOn") @Nullable String dueOn) {
    var notice = seen(id);
    var day = day(dueOn);
    var question = lines(typed);
    if (missing(question) || day == null || asking.isOver(day)) {
      return to(id, "question-bent");
    }
    asking.ask(notice, new Question.Asked(question.strip(), day), caller);
    return to(id, "question-asked");
  }

  @POST
  @Path("pages/inbox/{id}/questions/{question}/answer")
  @Transactional
  @RolesAllowed(Role.HOSPITAL)
  public Response answer(
      @PathParam("id") UUID id,
      @PathParam("question") UUID question,
      @FormParam("answer") @Nullable String typed,
      @FormParam("reportNo") @Nullable String reportNo) {
    seen(id);
    var answer = lines(typed);
    var no = reportNo == null || reportNo.isBlank() ? null : number(reportNo.strip());
    if (missing(answer) || (no != null && no < 1)) {
      return to(id, "answer-bent");
    }
    var said = new Question.Answered(answer.strip(), no);
    return switch (asking.answer(question, said, caller)) {
      case Asking.Outcome.Taken _ -> to(id, "question-answered");
      case Asking.Outcome.AnsweredOtherwise _ -> to(id, "answered-before");
      case Asking.Outcome.TakenBack _ -> to(id, "taken-back");
      case Asking.Outcome.NoSuchReport _ -> to(id, "answer-bent");
      case Asking.Outcome.NoSuchQuestion _ -> throw new NotFoundException();
    };
  }

  @POST
  @Path("pages/inbox/{id}/questions/{question}/withdrawal")
  @Transactional
  @RolesAllowed(Role.AUTHORITY)
  public Response withdraw(@PathParam("id") UUID id, @PathParam("question") UUID question) {
    seen(id);
    return switch (takingBack.takeBack(question, caller)) {
      case TAKEN_BACK -> to(id, "question-withdrawn");
      case ANSWERED -> to(id, "answered-already");
      case NO_SUCH_QUESTION -> throw new NotFoundException();
    };
  }

  @POST
  @Path("pages/inbox/{id}/way")
  @Transactional
  @RolesAllowed({Role.HOSPITAL, Role.COORDINATOR})
  public Response way(
      @PathParam("id") UUID id,
      @FormParam("way") @Nullable String way,
      @FormParam("reason") @Nullable String reason) {
    var notice = seen(id);
    if (missing(reason) || reason.length() > 2_000) {
      return to(id, "reason-missing");
    }
    var chosen =
        "MANUAL".equals(way)
            ? choosing.byHand(notice, reason.strip(), caller)
            : choosing.asAgreed(notice, reason.strip(), caller);
    return switch (chosen) {
      case ChoosingTheWay.Answer.Chosen _ -> to(id, "way-chosen");
      case ChoosingTheWay.Answer.StillADraft _ -> to(id, "not-approved");
      case ChoosingTheWay.Answer.OwedNoMore _ -> to(id, "owed-no-more");
      case ChoosingTheWay.Answer.Closed _ -> to(id, "closed");
      case ChoosingTheWay.Answer.NothingAgreed _ -> to(id, "nothing-agreed");
      case ChoosingTheWay.Answer.Erased _ -> to(id, "words-erased");
    };
  }

  private Notice seen(UUID id) {
    return notices.seenBy(caller, id).orElseThrow(NotFoundException::new);
  }

  /// A line's end is one letter, as the browser counts it, and not the two that it sends.
  private static @Nullable String lines(@Nullable String typed) {
    return typed == null ? null : typed.replace("\r\n", "\n");
  }

  private static boolean missing(@Nullable String text) {
    return text == null || text.isBlank() || text.length() > MOST || text.indexOf(0) >= 0;
  }

  private static @Nullable LocalDate day(@Nullable String text) {
    try {
      return text == null ? null : Written.day(text);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static int number(String text) {
    return text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 0;
  }

  private static Response to(UUID id, String said) {
    return Response.seeOther(URI.create("/pages/inbox/" + id + "?said=" + said)).build();
  }
}
