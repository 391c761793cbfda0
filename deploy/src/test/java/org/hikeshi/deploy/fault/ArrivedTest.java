package org.hikeshi.deploy.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hikeshi.deploy.fault.Arrived.Sent;
import org.hikeshi.deploy.fault.Sinks.Came;
import org.junit.jupiter.api.Test;

class ArrivedTest {

  private static final Map<String, Set<String>> MAY =
      Map.of("n1", Set.of("city@x"), "n2", Set.of("city@x"), "a1", Set.of("+81 90"));

  @Test
  void theSameTwiceIsRight() {
    // when
    var arrived =
        arrived(mail("1", "n1", "city@x", "same", "i 1"), mail("2", "n1", "city@x", "same", "i 1"));
    // then
    assertThat(arrived).isEqualTo(new Arrived(2, List.of(), List.of(), List.of()));
  }

  @Test
  void whatWasSentAndNeverCameIsLost() {
    // when
    var arrived =
        Arrived.of(
            Set.of(new Sent("mail", "n1", "i"), new Sent("phone", "n1", "i")),
            List.of(mail("1", "n1", "city@x", "b", "i 1")),
            Set.of(),
            MAY);
    // then
    assertThat(arrived.lost()).containsExactly("phone n1 of i never came");
  }

  @Test
  void otherBytesUnderOneIdAreDoubled() {
    // when
    var arrived =
        arrived(mail("1", "n1", "city@x", "b", "i 1"), mail("2", "n1", "city@x", "c", "i 1"));
    // then
    assertThat(arrived.doubled()).containsExactly("n1 came with other bytes");
  }

  @Test
  void oneNoticeUnderTwoIdsIsDoubled() {
    // when
    var arrived =
        arrived(mail("1", "n1", "city@x", "b", "i 1"), mail("2", "n2", "city@x", "c", "i 1"));
    // then
    assertThat(arrived.doubled()).containsExactly("notice i 1 came as [n1, n2]");
  }

  @Test
  void whatCameToAStrangerIsFound() {
    // when
    var arrived = arrived(mail("1", "n1", "other@x", "b", "i 1"), phone("2", "a1", "+81 91"));
    // then
    assertThat(arrived.wrongAddressee()).containsExactly("1 is for [city@x]", "2 is for [+81 90]");
  }

  @Test
  void whatNobodySentIsFound() {
    // when
    var arrived = arrived(mail("1", "n3", "city@x", "b", "i 1"));
    // then
    assertThat(arrived.wrongAddressee()).containsExactly("1 is nothing that anybody sent");
  }

  /// Of the books that were put back one cannot tell what left after the backup.
  @Test
  void whatCameBeforeTheBooksWerePutBackIsOnlyThere() {
    // when
    var arrived =
        Arrived.of(
            Set.of(new Sent("mail", "n1", "i")),
            List.of(mail("1", "n1", "city@x", "b", "i 1"), mail("2", "n3", "city@x", "c", "i 1")),
            Set.of("1", "2"),
            MAY);
    // then
    assertThat(arrived).isEqualTo(new Arrived(0, List.of(), List.of(), List.of()));
  }

  private static Arrived arrived(Came... came) {
    return Arrived.of(Set.of(), List.of(came), Set.of(), MAY);
  }

  private static Came mail(String file, String id, String to, String bytes, String notice) {
    return new Came(file, "mail", id, to, bytes, notice);
  }

  private static Came phone(String file, String id, String to) {
    return new Came(file, "phone", id, to, "b", "");
  }
}
