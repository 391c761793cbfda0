package org.hikeshi.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.hikeshi.desk.Trait.By;
import org.hikeshi.incident.IncidentView;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraitTest {

  private static final UUID CAMPAIGN = new UUID(0, 1);

  @ParameterizedTest
  @ValueSource(strings = {"株式会社サンプル給食", "（株）サンプル給食", "サンプル給食 ㈱", "サンプル 給食"})
  void aCompanyIsOneHoweverItIsWritten(String name) {
    assertThat(Trait.of(name, null, List.of())).containsExactly(new Trait(By.VENDOR, "サンプル給食"));
  }

  @Test
  void whatWasFoundOfTheAttackerIsToldByItsKind() {
    // given
    var traces = List.of("EXTENSION lockbit", "DOMAIN evil.example", "RANSOM_NOTE 0a1b");
    // when
    var traits = Trait.of(null, "UNKNOWN", traces);
    // then
    assertThat(traits)
        .containsExactly(
            new Trait(By.INDICATOR, "evil.example"),
            new Trait(By.RANSOM_NOTE, "0a1b"),
            new Trait(By.EXTENSION, ".lockbit"));
  }

  @Test
  void whatOnlyOneHasOrWhatIsGroupedAlreadyIsNoProposal() {
    // given
    var one = seen(1, CAMPAIGN, "abc", "VPN");
    var two = seen(2, CAMPAIGN, "abc", "VPN");
    var three = seen(3, null, "xyz", "VPN");
    // when
    var proposals = Proposal.of(List.of(one, two, three));
    // then
    assertThat(proposals).extracting(Proposal::value).containsExactly("VPN");
    assertThat(proposals.getFirst().incidents()).hasSize(3);
  }

  private static Proposal.Seen seen(
      int no, @Nullable UUID campaign, String extension, String route) {
    var at = new IncidentView.At(new UUID(1, no), "病院", "14");
    return new Proposal.Seen(
        new Proposal.Like(new UUID(0, no), "2026-00000" + no, at, campaign),
        Trait.of(null, route, List.of("EXTENSION " + extension)));
  }
}
