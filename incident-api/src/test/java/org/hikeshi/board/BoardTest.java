package org.hikeshi.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hikeshi.board.Board.Area;
import org.junit.jupiter.api.Test;

class BoardTest {

  @Test
  void aPrefectureLooksLikeTheWorstOfItAndAllAreCounted() {
    // given
    var late = new Area(1, 1, 1, 2);
    var waiting = new Area(3, 0, 0, 2);
    var good = new Area(2, 0, 0, 0);
    // when
    var board =
        new Board(List.of(), 7, Map.of("13", late, "14", waiting, "36", good), Instant.EPOCH);
    // then
    assertThat(List.of(late.look(), waiting.look(), good.look()))
        .containsExactly("alarm", "wait", "good");
    assertThat(board.sum("")).isEqualTo(new Area(6, 1, 1, 4));
    assertThat(board.sum("14")).isEqualTo(waiting);
    assertThat(board.sum("47")).isEqualTo(new Area(0, 0, 0, 0));
  }

  @Test
  void everyPrefectureHasAPlaceOfItsOwnOnTheMap() {
    assertThat(Tile.ALL)
        .extracting(Tile::code)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.rangeClosed(1, 47).mapToObj("%02d"::formatted).toList());
    assertThat(Tile.ALL).extracting(tile -> tile.x() + "," + tile.y()).doesNotHaveDuplicates();
  }
}
