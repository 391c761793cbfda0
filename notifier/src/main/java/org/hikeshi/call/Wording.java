package org.hikeshi.call;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response.Status;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.hikeshi.call.Occasion.Kind;
import org.hikeshi.phone.PhoneMessage.Key;
import org.hikeshi.web.Texts;
import org.hikeshi.web.time.JapanTime;

/// What a call says. Never the hospital's name: a telephone shows its messages to the whole train.
@ApplicationScoped
class Wording {

  static final Key YES = new Key("1", "ACCEPT");
  static final Key NO = new Key("2", "DECLINE");
  static final Key IN_HAND = new Key("1", "ACKNOWLEDGE");
  static final Key ARRIVED = new Key("1", "ARRIVED");

  private static final int DAYS_AHEAD = 14;
  private static final int MOST_LINES = 40;
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("M/d HH:mm");

  private final DispatchService dispatchService;
  private final Texts texts = Texts.in(Locale.JAPANESE);
  private final String dispatches;
  private final DeskWording desk;
  private final Optional<String> deskPhone;

  Wording(
      @RestClient DispatchService dispatchService,
      @ConfigProperty(name = "hikeshi.dispatch-service.public-url") String dispatches,
      DeskWording desk,
      @ConfigProperty(name = "hikeshi.desk.phone") Optional<String> deskPhone) {
    this.dispatchService = dispatchService;
    this.dispatches = dispatches;
    this.desk = desk;
    this.deskPhone = deskPhone;
  }

  /// @param attempt the link in it is for this one
  /// @return empty when there is nothing to say any more
  Optional<Message> of(Call call, UUID attempt, Rung rung) {
    return unmarked(call, attempt, rung).map(message -> marked(call, message));
  }

  /// What an offer says, by its sheet.
  Message of(Call call, DispatchService.Sheet sheet) {
    return marked(call, OfferWording.of(sheet, String.valueOf(call.seat()), dispatches, texts));
  }

  private Message marked(Call call, Message message) {
    return call.drill()
        ? message.marked(texts.of("call.drill"), texts.of("call.drill.spoken"))
        : message;
  }

  private Optional<Message> unmarked(Call call, UUID attempt, Rung rung) {
    return switch (call.kind()) {
      case COMING -> Optional.of(coming(call));
      case CHECK_IN -> Optional.of(checkIn(call));
      case ASSIGNED, TURNED, RELEASED, DRILL_OVER -> Optional.of(ofHerSeat(call));
      case TEST -> standing(() -> test(call));
      case GAPS -> Optional.of(gaps());
      case LATE, SILENT -> Optional.of(plain(call, page(call)));
      case UNANSWERED -> Optional.of(plain(call, dispatches + "/pages/dispatches"));
      case DESK, TRIAL -> desk.words(call, attempt, rung);
      case OFFER -> throw new IllegalStateException("worded by its sheet");
      case UNDELIVERED -> throw new IllegalStateException("told to dispatch-service");
    };
  }

  /// The link to an offer, with all that a call about it needs, for this attempt.
  ///
  /// @return empty when the offer does not stand any more
  Optional<DispatchService.Sheet> sheet(Call offer, UUID attempt) {
    return standing(() -> dispatchService.link(offer.subject(), attempt));
  }

  /// Empty for what does not stand any more.
  static <T> Optional<T> standing(Supplier<T> asked) {
    try {
      return Optional.of(asked.get());
    } catch (WebApplicationException e) {
      if (e.getResponse().getStatus() == Status.NOT_FOUND.getStatusCode()) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private Message test(Call call) {
    var link = dispatchService.testLink(call.subject()).link();
    return new Message(
        texts.of("call.TEST.subject"),
        texts.of("call.TEST.text", link),
        texts.of("call.TEST.brief", link),
        texts.of("call.TEST.spoken"),
        link,
        List.of(ARRIVED),
        call.expiresAt());
  }

  private Message gaps() {
    var found = dispatchService.gaps(DAYS_AHEAD);
    var none = found.gaps().isEmpty() && found.untested().isEmpty();
    var lines =
        found.gaps().stream()
            .limit(MOST_LINES)
            .map(
                gap ->
                    texts.of(
                        "call.GAPS.line",
                        texts.numbered("seat", gap.skill()),
                        texts.of("call.region." + gap.region()),
                        DAY.format(gap.from().atZone(JapanTime.ZONE)),
                        DAY.format(gap.to().atZone(JapanTime.ZONE))))
            .collect(Collectors.joining("\n"));
    var subject = texts.of(none ? "call.GAPS.none" : "call.GAPS.subject", found.gaps().size());
    var text =
        texts.of("call.GAPS.text", DAYS_AHEAD, lines, found.gaps().size(), found.untested().size());
    return new Message(subject, text, subject, subject, null, List.of(), null);
  }

  /// What somebody else has done with her seat. Nothing is asked of her but to look. Whoever
  /// telephones for several sites must not take the end of one for the end of all.
  private Message ofHerSeat(Call call) {
    var kind = call.kind() == Kind.DRILL_OVER ? Kind.RELEASED : call.kind();
    var oneOfSeveral = kind == Kind.RELEASED && Occasion.isTriage(String.valueOf(call.seat()));
    var which = oneOfSeveral ? ".triage" : call.mode() == null ? "" : "." + call.mode();
    var key = "call." + kind + which;
    var page =
        dispatches + "/pages/dispatches" + (oneOfSeveral ? "?incident=" + call.incidentId() : "");
    var phone = deskPhone.map(number -> texts.of("call.desk-phone", number)).orElse("");
    var seat = texts.numbered("seat", String.valueOf(call.seat()));
    return new Message(
        texts.of(key + ".subject", seat),
        texts.of(key + ".text", seat, page, phone),
        texts.of(key + ".brief", page, seat),
        texts.of(key + ".spoken", seat),
        page,
        List.of(),
        call.expiresAt());
  }

  private Message coming(Call call) {
    var engineer = dispatchService.engineer(Objects.requireNonNull(call.engineerId()));
    return ComingWording.of(engineer, deskPhone, call.expiresAt(), texts);
  }

  /// She may be alone on site: by telephone too it says what is wanted of her.
  private Message checkIn(Call call) {
    var page = page(call);
    return new Message(
        texts.of("call.CHECK_IN.subject"),
        texts.of("call.CHECK_IN.text", page),
        texts.of("call.CHECK_IN.brief", page),
        texts.of("call.CHECK_IN.spoken"),
        page,
        List.of(),
        null);
  }

  private String page(Call call) {
    return dispatches + "/pages/dispatches/" + call.subject();
  }

  /// To the desk's mailbox only, which nobody hears.
  private Message plain(Call call, String page) {
    var key = "call." + call.kind();
    var subject = texts.of(key + ".subject");
    var seat = texts.numbered("seat", String.valueOf(call.seat()));
    return new Message(
        subject,
        texts.of(key + ".text", seat, "", page, call.incidentId()),
        subject + " " + page,
        subject,
        page,
        List.of(),
        null);
  }
}
