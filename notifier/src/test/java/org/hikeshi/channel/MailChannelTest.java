package org.hikeshi.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import org.hikeshi.events.NoticeEvent.Way;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.testing.Neighbours;
import org.hikeshi.web.testing.TestIssuer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
@WithTestResource(Neighbours.class)
class MailChannelTest {

  private static final Instant NOW = Instant.parse("2026-02-08T16:50:00Z");

  @Inject MailChannel mails;

  @ParameterizedTest
  @CsvSource({"FOLLOW_UP, 続報", "WITHDRAWAL, 報告の取り下げ", "CARRIED_ON, 統合のお知らせ"})
  void aMailSaysWhatItIs(String called, String words) throws Exception {
    // given
    var to = called.toLowerCase(Locale.ROOT) + "@called.example.test";
    // when
    var outcome = mails.deliver(parcel(called, () -> new byte[] {1}), agreed(to));
    // then
    assertThat(outcome).isInstanceOf(Outcome.Arrived.class);
    assertThat(Neighbours.mailsTo(to).getFirst().getSubject())
        .isEqualTo("【Hikeshi】サイバー事案の" + words + " 2026-0001");
  }

  @Test
  void whereNoPaperCanBeMadeNobodyIsToldThatSomethingLeft() {
    // given
    var to = "nothing@called.example.test";
    // when
    var outcome =
        mails.deliver(
            parcel(
                "PRELIMINARY",
                () -> {
                  throw new IllegalStateException("no font");
                }),
            agreed(to));
    // then
    assertThat(outcome)
        .isEqualTo(
            new Outcome.NotArrived(
                "nothing was sent: no mail could be made, IllegalStateException", null));
    assertThat(Neighbours.mailsTo(to)).isEmpty();
  }

  private static AgreedChannel agreed(String to) {
    var agreed = new AgreedChannel("police-45");
    agreed.become(new ChannelRequest(Way.EMAIL, null, to, null, null), NOW);
    return agreed;
  }

  private static Parcel parcel(String called, Supplier<byte[]> paper) {
    return new Parcel(UUID.randomUUID(), "2026-0001", called, new byte[] {1}, paper, NOW, NOW);
  }
}
