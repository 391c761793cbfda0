package org.hikeshi.incident;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.hikeshi.events.NoticeEvent.Basis;
import org.hikeshi.events.NoticeEvent.Duty;
import org.hikeshi.events.NoticeEvent.DutyState;
import org.hikeshi.events.NoticeEvent.Explanation;
import org.hikeshi.events.NoticeEvent.Law;
import org.hikeshi.events.NoticeEvent.Stage;

/// The duty to tell the commission, or another authority, at once.
record DutyFixture(String authority, UUID id, long version, DutyState state, String receipt) {

  static DutyFixture aPreliminaryNotice(UUID id) {
    return new DutyFixture("ppc", id, 1, DutyState.DRAFT, null);
  }

  DutyFixture to(String another) {
    return new DutyFixture(another, id, version, state, receipt);
  }

  DutyFixture receipted(String number) {
    return new DutyFixture(authority, id, version + 1, DutyState.RECEIPTED, number);
  }

  Duty duty() {
    return new Duty(
        id,
        version,
        authority,
        Law.APPI,
        Basis.STATUTORY,
        Stage.PRELIMINARY,
        state,
        List.of("ITEM_1", "ITEM_3"),
        new Explanation("規則第7条第3号に当たります。", "Item 3 of article 7 applies."),
        LocalDate.of(2026, 2, 9),
        LocalDate.of(2026, 2, 11),
        LocalDate.of(2026, 2, 13),
        receipt == null ? null : LocalDate.of(2026, 2, 12),
        receipt);
  }
}
