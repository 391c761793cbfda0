package org.hikeshi.hospital;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.hikeshi.hospital.Directory.Match.Nobody;
import org.hikeshi.hospital.Directory.Match.One;
import org.hikeshi.hospital.Directory.Match.Unclear;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DirectoryTest {

  private final Hospital north = hospital("中央病院", "01", "0119999019");
  private final Hospital south = hospital("中央病院", "47", "9999015");
  private final Directory directory = new Directory(List.of(north, south));

  @Test
  void theIdDecides() {
    assertThat(directory.find(south.id(), "0119999019", "01", "別の名前")).isEqualTo(one(south));
    assertThat(directory.find(UUID.randomUUID(), null, null, "中央病院")).isEqualTo(new Nobody());
  }

  @Test
  void theCodeIsFoundInItsLongAndItsShortForm() {
    assertThat(directory.find(null, "０１１９９９９０１９", null, "旧中央病院")).isEqualTo(one(north));
    assertThat(directory.find(null, "9999019", "01", "旧中央病院")).isEqualTo(one(north));
    assertThat(directory.find(null, "4719999015", null, "旧中央病院")).isEqualTo(one(south));
  }

  @Test
  void aShortCodeIsNoAnswerForAnotherPrefecture() {
    assertThat(directory.find(null, "9999019", "47", "旧中央病院")).isEqualTo(new Nobody());
    assertThat(directory.find(null, "9999019", "47", "中央病院")).isEqualTo(one(south));
    assertThat(directory.find(null, "0119999019", "47", "旧中央病院")).isEqualTo(new Nobody());
  }

  @Test
  void aShortCodeWithoutItsPrefectureNeedsTheNameToo() {
    assertThat(directory.find(null, "9999019", null, "旧中央病院")).isEqualTo(new Unclear(1));
    assertThat(directory.find(null, "9999015", null, null)).isEqualTo(new Unclear(1));
    assertThat(directory.find(null, "9999019", null, "中央病院")).isEqualTo(one(north));
  }

  @Test
  void aCodeThatNobodyHasAnyMoreLeavesTheName() {
    assertThat(directory.find(null, "1319999015", "47", "中央　病院")).isEqualTo(one(south));
  }

  @Test
  void aNameThatSeveralHaveIsNoAnswer() {
    assertThat(directory.find(null, null, null, "中央病院")).isEqualTo(new Unclear(2));
    assertThat(directory.find(null, null, "01", "中央病院")).isEqualTo(one(north));
  }

  private static One one(Hospital hospital) {
    return new One(hospital);
  }

  private static Hospital hospital(String name, String prefecture, @Nullable String code) {
    var blank = HospitalProfile.BLANK;
    return new Hospital(
        UUID.randomUUID(),
        new HospitalProfile(
            name,
            blank.operator(),
            code,
            prefecture,
            null,
            null,
            null,
            null,
            null,
            blank.functions(),
            blank.founder(),
            blank.vendors(),
            blank.readiness(),
            blank.contacts(),
            blank.forward(),
            null,
            null));
  }
}
