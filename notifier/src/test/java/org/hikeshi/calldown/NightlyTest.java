package org.hikeshi.calldown;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.events.testing.SettableClock;
import org.hikeshi.testing.Neighbours;
import org.hikeshi.web.proof.Verifier;
import org.hikeshi.web.testing.TestIssuer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Once a night, as sheet and paper, signed; also after an outage.
@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
@WithTestResource(Neighbours.class)
class NightlyTest {

  private static final Path FOLDER = Path.of("target/call-down");
  private static final String DESK = "desk@hikeshi.invalid";

  @Inject Nightly nightly;
  @Inject Nights nights;
  @Inject CallDownSettings settings;
  @Inject SettableClock clock;

  /// What an earlier run has left is nothing of this one.
  @BeforeEach
  void anEmptyFolder() throws IOException {
    Files.createDirectories(FOLDER);
    try (var left = Files.list(FOLDER)) {
      for (var file : left.toList()) {
        Files.delete(file);
      }
    }
  }

  @AfterEach
  void everythingAsUsual() {
    Neighbours.controlRoomAnswers(200);
  }

  @Test
  void oneIsMadeForANightAndItsSignatureHoldsUntilSomebodyTouchesIt() throws Exception {
    // given
    var night = aNewNight();
    var sheet = FOLDER.resolve("call-down-" + night + ".csv");
    int mails = Neighbours.mailsTo(DESK).size();
    // when
    nightly.tick();
    var made = Files.getLastModifiedTime(sheet);
    nightly.tick();
    // then
    assertThat(Files.getLastModifiedTime(sheet)).isEqualTo(made);
    assertThat(Files.readString(sheet))
        .contains("山田", "'+81 3-0000-0001", "アンナ", "架空セキュリティ (神奈川県)", "当番（本人が解くまで）")
        .contains("見本病院", "+81 80-1111-1111 (当直)", "主担当: アンナ; ネットワーク: –")
        .doesNotContain("+81 45-000-0000");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(sheet)))
        .isEqualTo("rw-------");
    try (var paper = Loader.loadPDF(FOLDER.resolve("call-down-" + night + ".pdf").toFile())) {
      assertThat(new PDFTextStripper().getText(paper)).contains("山田", "+81 80-1111-1111");
    }
    assertThat(faults(night)).isFalse();
    await().untilAsserted(() -> assertThat(Neighbours.mailsTo(DESK)).hasSize(mails + 1));
    assertThat(((MimeMultipart) Neighbours.mailsTo(DESK).getLast().getContent()).getCount())
        .isEqualTo(4);
    Files.writeString(sheet, Files.readString(sheet).replace("0001", "0009"));
    assertThat(faults(night)).isTrue();
  }

  @Test
  void whatCouldNotBeMadeIsMadeOnceTheOthersAreBack() {
    // given
    var night = aNewNight();
    Neighbours.controlRoomAnswers(503);
    nightly.tick();
    var away = Files.exists(FOLDER.resolve("call-down-" + night + ".csv"));
    Neighbours.controlRoomAnswers(200);
    clock.advance(Duration.ofHours(9));
    // when: long after midnight
    nightly.tick();
    // then
    assertThat(away).isFalse();
    assertThat(FOLDER.resolve("call-down-" + night + ".jws")).exists();
  }

  @Test
  void whatIsOldIsDeletedAndNothingElse() throws IOException {
    // given
    var night = aNewNight();
    var old = Files.writeString(FOLDER.resolve("call-down-" + night.minusDays(4) + ".pdf"), "x");
    var kept = Files.writeString(FOLDER.resolve("call-down-" + night.minusDays(3) + ".pdf"), "x");
    var another = Files.writeString(FOLDER.resolve("notes-2020-01-01.pdf"), "x");
    // when
    nightly.tick();
    // then
    assertThat(old).doesNotExist();
    assertThat(kept).exists();
    assertThat(another).exists();
  }

  @Test
  void whatCouldNotBeWrittenLeavesNobodysNumbersBehind() throws IOException {
    // given
    var night = aNewNight();
    var inTheWay = Files.createDirectory(FOLDER.resolve("call-down-" + night + ".csv"));
    var inIt = Files.writeString(inTheWay.resolve("x"), "x");
    // when
    nightly.tick();
    // then
    assertThat(begun()).isEmpty();
    Files.delete(inIt);
    Files.delete(inTheWay);
    nightly.tick();
    assertThat(inTheWay).isRegularFile();
  }

  @Test
  void whatWasBegunByOneWhoWasKilledIsDeletedAndWhatIsBeingWrittenIsNot() throws IOException {
    // given
    aNewNight();
    var left = Files.writeString(FOLDER.resolve(".call-down1.part"), "x");
    Files.setLastModifiedTime(left, FileTime.from(clock.instant().minus(Duration.ofMinutes(61))));
    var beingWritten = Files.writeString(FOLDER.resolve(".call-down2.part"), "x");
    Files.setLastModifiedTime(beingWritten, FileTime.from(clock.instant()));
    // when
    nightly.tick();
    // then
    assertThat(begun()).containsExactly(beingWritten);
  }

  @Test
  void whoWasTooSlowCannotSayAnythingOfTheNightThatAnotherTookSince() {
    // given
    var night = LocalDate.parse("2020-02-09");
    var slow = nights.take(night).orElseThrow();
    clock.advance(Duration.ofMinutes(6));
    var next = nights.take(night).orElseThrow();
    // when
    nights.failed(slow);
    nights.made(slow);
    // then
    assertThat(nights.holds(slow)).isFalse();
    assertThat(nights.holds(next)).isTrue();
    assertThat(nights.take(night)).isEmpty();
    nights.failed(next);
    assertThat(nights.take(night)).isPresent();
  }

  private static List<Path> begun() throws IOException {
    try (var files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".part")).toList();
    }
  }

  /// The clock moves into the next night, at a quarter past its hour.
  private LocalDate aNewNight() {
    var before = settings.night(clock.instant());
    while (settings.night(clock.instant()).equals(before)) {
      clock.advance(Duration.ofMinutes(15));
    }
    return before.plusDays(1);
  }

  private static boolean faults(LocalDate night) throws IOException {
    var keys = given().get("/.well-known/jwks.json").then().statusCode(200).extract().asString();
    var signature = Files.readString(FOLDER.resolve("call-down-" + night + ".jws"));
    return !new Verifier(new ObjectMapper().readTree(keys), null).files(signature, FOLDER).holds();
  }
}
