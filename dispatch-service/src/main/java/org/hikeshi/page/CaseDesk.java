package org.hikeshi.page;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.hikeshi.desk.AlarmBook;
import org.hikeshi.desk.Desk;
import org.hikeshi.desk.DeskView;
import org.hikeshi.roster.Engineer;
import org.hikeshi.roster.Engineers;
import org.hikeshi.web.Caller;
import org.hikeshi.web.Role;
import org.hikeshi.web.Texts;

/// What the duty desk sees of a case and nobody else does.
@ApplicationScoped
class CaseDesk {

  private static final int ALARMS = 50;
  private static final int ENGINEERS = 500;

  private final AlarmBook book;
  private final Engineers engineers;
  private final Desk desk;
  private final Caller caller;
  private final Texts texts;

  CaseDesk(AlarmBook book, Engineers engineers, Desk desk, Caller caller, Texts texts) {
    this.book = book;
    this.engineers = engineers;
    this.desk = desk;
    this.caller = caller;
    this.texts = texts;
  }

  /// @param alarms what the case has rung, and who took it up
  /// @param engineers whom the desk may put on a seat
  /// @param people whom it may call in, of itself
  public record AtTheDesk(
      List<AlarmCard> alarms, List<Engineer> engineers, List<DeskView.Person> people) {}

  AtTheDesk at(UUID dispatch) {
    return caller.is(Role.COORDINATOR)
        ? QuarkusTransaction.requiringNew().call(() -> seen(dispatch))
        : new AtTheDesk(List.of(), List.of(), List.of());
  }

  private AtTheDesk seen(UUID dispatch) {
    var alarms =
        book.of(dispatch, ALARMS).stream().map(alarm -> AlarmCard.of(alarm, texts, "")).toList();
    return new AtTheDesk(alarms, engineers.toChoose(ENGINEERS), desk.view().people());
  }
}
