package org.hikeshi.deploy.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hikeshi.deploy.local.LocalData;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SinksTest {

  @TempDir Path root;

  @BeforeEach
  void makeDirectories() throws IOException {
    Files.createDirectories(root.resolve("mail"));
    Files.createDirectories(root.resolve("phone"));
  }

  @Test
  void aNoticeIsReadWithItsIdAndWhatItIs() throws IOException {
    // given
    var sinks = new Sinks(new LocalData(root));
    // when
    mail("20261201T030112-0715-city@x.example.eml", "<n1@hikeshi>", "b1");
    mail("20261201T030113-0716-city@x.example.eml", "<n1@hikeshi>", "b2");
    // then
    assertThat(sinks.came())
        .allSatisfy(
            one -> {
              assertThat(one.id()).isEqualTo("n1");
              assertThat(one.to()).isEqualTo("city@x.example");
              assertThat(one.notice()).isEqualTo("i 1 REPORT city");
            });
    assertThat(sinks.came()).extracting(Sinks.Came::bytes).doesNotContain("");
    assertThat(sinks.came().get(0).bytes()).isEqualTo(sinks.came().get(1).bytes());
  }

  @Test
  void aMessageByTelephoneIsReadWithItsId() throws IOException {
    // given
    var sinks = new Sinks(new LocalData(root));
    // when
    Files.writeString(
        root.resolve("phone/20261201T030110-0461-SMS-+8190.json"),
        """
        {"id": "a1", "to": "+81 90", "text": "help"}
        """);
    // then
    assertThat(sinks.came())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.way() + " " + one.id()).isEqualTo("phone a1");
              assertThat(one.to()).isEqualTo("+81 90");
            });
  }

  @Test
  void theCallOfAMailIsKnownByItsId() throws IOException {
    // given
    var sinks = new Sinks(new LocalData(root));
    // when
    Files.writeString(
        root.resolve("mail/20261201T030112-0715-e@x.eml"),
        "Message-ID: <c1.f77cb149@hikeshi>\r\n\r\nhelp\r\n");
    // then
    assertThat(sinks.came()).singleElement().extracting(Sinks.Came::id).isEqualTo("c1");
  }

  @Test
  void whatWasThereBeforeDoesNotCount() throws IOException {
    // given
    mail("20261201T030112-0715-city@x.example.eml", "<n1@hikeshi>", "b1");
    // when
    var sinks = new Sinks(new LocalData(root));
    // then
    assertThat(sinks.came()).isEmpty();
  }

  /// @param boundary another each time that a mail leaves
  private void mail(String name, String id, String boundary) throws IOException {
    Files.writeString(
        root.resolve("mail").resolve(name),
        """
        Message-ID: %1$s
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary="%2$s"

        --%2$s
        Content-Type: text/plain

        words
        --%2$s
        Content-Type: application/json; name="notice.json"
        Content-Disposition: attachment; filename="notice.json"

        {"incidentId": "i", "reportNo": 1, "kind": "REPORT", "authority": "city"}
        --%2$s--
        """
            .formatted(id, boundary)
            .replace("\n", "\r\n"));
  }
}
