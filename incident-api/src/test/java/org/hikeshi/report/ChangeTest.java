package org.hikeshi.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hikeshi.report.StatementFixture.aFirstReport;
import static org.hikeshi.report.StatementFixture.aFollowUp;

import java.time.Instant;
import org.hikeshi.events.Forward;
import org.hikeshi.events.ItemState;
import org.hikeshi.events.Persons.Qualifier;
import org.junit.jupiter.api.Test;

class ChangeTest {

  private static final Instant FILED = Instant.parse("2026-02-08T17:10:00Z");

  @Test
  void namesEachLeafThatDiffers() {
    // given
    var first = aFirstReport().persons(Qualifier.ABOUT, 10_000L).said();
    var before = ((Merge.Merged) Snapshot.first(first, FILED, Forward.NOW)).snapshot();
    var said = aFollowUp().persons(null, 130_000L).vendor("給食会社").said();
    var after = ((Merge.Merged) before.followedBy(said, FILED)).snapshot();
    // when
    var changes = Change.between(view(before), view(after));
    // then
    assertThat(changes)
        .containsExactly(
            new Change("/personalData/persons/count", 10_000L, 130_000L),
            new Change("/entrusted/vendor", null, "給食会社"));
  }

  @Test
  void namesEachItemThatDiffers() {
    // given
    var first =
        aFirstReport()
            .item("cause", ItemState.UNKNOWN, null)
            .item("course", ItemState.KNOWN, "01:50 脅迫文を発見")
            .said();
    var before = ((Merge.Merged) Snapshot.first(first, FILED, Forward.NOW)).snapshot();
    var said =
        aFollowUp()
            .item("cause", ItemState.KNOWN, "保守用VPNの脆弱性")
            .item("publication", ItemState.NONE, null)
            .said();
    var after = ((Merge.Merged) before.followedBy(said, FILED)).snapshot();
    // when
    var changes = Change.between(view(before), view(after));
    // then
    assertThat(changes)
        .containsExactly(
            new Change("/items/cause/state", ItemState.UNKNOWN, ItemState.KNOWN),
            new Change("/items/cause/text", null, "保守用VPNの脆弱性"),
            new Change("/items/publication", null, new ItemSaid(ItemState.NONE, null)));
  }

  private static SnapshotView view(Snapshot snapshot) {
    return SnapshotView.of(snapshot.facts(), snapshot.forward(), snapshot.words(), null);
  }
}
