package org.hikeshi.page;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;

import io.quarkus.qute.TemplateData;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.hikeshi.events.NoticeEvent.DutyState;
import org.hikeshi.events.NoticeEvent.Law;
import org.hikeshi.events.NoticeEvent.Stage;
import org.hikeshi.events.NoticeEvent.Way;
import org.hikeshi.incident.IncidentView.DutyView;
import org.hikeshi.progress.NoticeStanding;
import org.hikeshi.web.Texts;
import org.jspecify.annotations.Nullable;

/// The law's clocks of one incident: who is to be told, the nearest day first, and who need not be.
///
/// @param running what is open or was done
/// @param none what does not apply, with its reason
@TemplateData
public record Clocks(List<DutyView> running, List<DutyView> none, LocalDate today, Texts texts) {

  static Clocks of(List<DutyView> duties, LocalDate today, Texts texts) {
    var nearest =
        comparing(DutyView::overdue)
            .reversed()
            .thenComparing(duty -> duty.state() == DutyState.RECEIPTED)
            .thenComparing(DutyView::dueOn, nullsLast(naturalOrder()));
    return new Clocks(
        duties.stream()
            .filter(duty -> duty.state() != DutyState.NOT_REQUIRED)
            .sorted(nearest)
            .toList(),
        duties.stream().filter(duty -> duty.state() == DutyState.NOT_REQUIRED).toList(),
        today,
        texts);
  }

  /// How long it is until a day, in words.
  public String left(LocalDate day) {
    long days = ChronoUnit.DAYS.between(today, day);
    if (days == 0) {
      return texts.of("clock.today");
    }
    return days > 0 ? texts.of("clock.left", days) : texts.of("clock.past", -days);
  }

  /// What the box looks like: done, alarm, or plain.
  public String look(DutyView duty) {
    if (duty.state() == DutyState.RECEIPTED) {
      return "done";
    }
    return duty.overdue() || duty.state() == DutyState.FAILED ? "late" : "card";
  }

  /// The same of a notice, whose day its duty has.
  public String look(NoticeStanding notice) {
    return switch (notice.state()) {
      case RECEIPTED -> notice.open().isEmpty() ? "done" : "note";
      case FAILED -> "late";
      default -> notice.open().isEmpty() ? "card" : "note";
    };
  }

  public String tag(DutyState state) {
    return switch (state) {
      case RECEIPTED -> "good";
      case FAILED -> "alarm";
      case TO_FILE, DRAFT, UNDETERMINED -> "wait";
      case SENDING, DELIVERED, NOT_REQUIRED -> "";
    };
  }

  /// How far a duty is. Persons are told by the hospital: there is no authority, and no receipt.
  public String state(DutyView duty) {
    boolean told = persons(duty) && (hand(duty) || duty.state() == DutyState.RECEIPTED);
    return texts.word(told ? "personsState" : "dutyState", duty.state());
  }

  /// By which way it left for good. A mail is with the mail server then, and no further for
  /// certain.
  public String delivered(NoticeStanding notice) {
    return notice.way() == Way.EMAIL
        ? texts.of("board.delivered.mail")
        : texts.of("board.delivered", texts.word("way", notice.way()));
  }

  /// Whose word a receipt is.
  public String received(NoticeStanding notice) {
    var byHand = notice.byHand();
    if (byHand == null) {
      return texts.of("board.received.unsaid");
    }
    return texts.of(byHand ? "board.received.by-hand" : "board.received");
  }

  public boolean persons(DutyView duty) {
    return duty.authority().equals("persons");
  }

  /// Whether its day is over and it is still open: `NoticeEvent.Duty.overdue` is also what came too
  /// late.
  public boolean missed(DutyView duty) {
    return duty.overdue() && duty.state() != DutyState.RECEIPTED;
  }

  /// Where a person has to do something now.
  public boolean hand(DutyView duty) {
    return duty.state() == DutyState.TO_FILE || duty.state() == DutyState.FAILED;
  }

  /// Two laws may want the same report by the same authority; the rarer one is named.
  public boolean myNumber(DutyView duty) {
    return duty.law() == Law.MYNUMBER;
  }

  /// A preliminary report's day is what the guideline recommends; a final report's is the rule's.
  public boolean recommended(DutyView duty) {
    return duty.stage() == Stage.PRELIMINARY;
  }

  /// For whom a final report is still open.
  public List<DutyView> finals() {
    return running.stream()
        .filter(duty -> duty.stage() == Stage.FINAL && duty.state() != DutyState.RECEIPTED)
        .toList();
  }

  /// The next day that counts, or null.
  public @Nullable DutyView next() {
    return running.stream()
        .filter(duty -> duty.state() != DutyState.RECEIPTED && duty.dueOn() != null)
        .findFirst()
        .orElse(null);
  }
}
