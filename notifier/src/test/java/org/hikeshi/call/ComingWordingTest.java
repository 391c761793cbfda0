package org.hikeshi.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.hikeshi.web.Texts;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whether a hospital is told whose number it is given, and nothing that is empty.
class ComingWordingTest {

  private static final Optional<String> DESK = Optional.of("+81 3-0000-0009");

  @Test
  void herOwnNumberIsGivenAsHersAndReadTwiceInGroups() {
    // given
    var anna = engineer("アンナ", "架空セキュリティ", "+81 90-0000-0101");
    // when
    var message = said(anna, DESK);
    // then
    assertThat(message.text()).contains("氏名: アンナ", "所属: 架空セキュリティ", "連絡のつく電話: +81 90-0000-0101");
    assertThat(message.brief()).contains("アンナ", "+81 90-0000-0101");
    assertThat(message.spoken()).contains("電話番号は、090、0000、0101 です。繰り返します。090、0000、0101 です");
  }

  @Test
  void theDesksNumberIsCalledTheDesksAndNotHers() {
    // given
    var anna = engineer("アンナ", "架空セキュリティ", null);
    // when
    var message = said(anna, DESK);
    // then
    assertThat(message.text()).contains("厚労省の当番デスクです: +81 3-0000-0009");
    assertThat(message.spoken()).contains("当番デスクです。番号は、03、0000、0009 です");
    assertThat(Stream.of(message.text(), message.brief(), message.spoken()))
        .allSatisfy(words -> assertThat(words).doesNotContain("連絡のつく電話", "電話番号は"));
  }

  @Test
  void whatIsNotKnownHasNoLine() {
    // given
    var nobodyKnown = engineer(" ", null, null);
    // when
    var message = said(nobodyKnown, Optional.empty());
    // then
    assertThat(Stream.of(message.text(), message.brief(), message.spoken()))
        .allSatisfy(words -> assertThat(words).doesNotContain("氏名", "所属", "電話", "{"));
  }

  @ParameterizedTest
  @CsvSource({
    "+81 90-0000-0101, 090、0000、0101",
    "+81 (0)3-0000-0009, 03、0000、0009",
    "+819012345678, 090、1234、5678",
    "0312345678, 03、1234、5678",
    "(046) 123-4567, 046、123、4567",
    "+1 202-555-0100, +1 202-555-0100"
  })
  void aNumberIsReadInGroupsAndFromItsZeroOn(String written, String read) {
    assertThat(SpokenNumber.of(written)).isEqualTo(read);
  }

  private static DispatchService.Engineer engineer(
      @Nullable String name, @Nullable String employer, @Nullable String phone) {
    return new DispatchService.Engineer(
        name,
        employer,
        phone == null ? null : List.of(new DispatchService.Contact("VOICE", phone, null)));
  }

  private static Message said(DispatchService.Engineer engineer, Optional<String> desk) {
    return ComingWording.of(engineer, desk, null, Texts.in(Locale.JAPANESE));
  }
}
