package org.hikeshi.web.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.hikeshi.web.testing.PaperChain;
import org.hikeshi.web.testing.PaperChain.Key;
import org.junit.jupiter.api.Test;

class KeptTest {

  private static final Key KEY = Key.made();
  private static final Key NEWER = Key.made();

  private final PaperChain chain = new PaperChain("incident-api").grow(9, "true", KEY);

  @Test
  void aProofFromBeforeWhatWasKeptHoldsByTheCheckpointsBetween() {
    // given
    var kept = chain.checkpoint(6);
    // when
    var verdict = walked(kept, chain.lines(3, 9)).proof(Verifier.json(chain.proof(3, 4)));
    // then
    assertThat(verdict.faults()).isEmpty();
    assertThat(verdict.uncompared()).isEmpty();
  }

  @Test
  void withoutTheCheckpointsBetweenAnOlderProofIsNotSaidToBeOfAChainThatWasCut() {
    // given
    var kept = chain.checkpoint(6);
    // when
    var verdict = verifier(kept).proof(Verifier.json(chain.proof(3, 4)));
    // then
    assertThat(verdict.faults()).isEmpty();
    assertThat(verdict.uncompared())
        .singleElement()
        .asString()
        .contains("GET /proof/checkpoints?from=3 of incident-api")
        .contains("the chain was cut, or this proof is from before that");
  }

  @Test
  void checkpointsThatEndBeforeWhatWasKeptSayThatTheyDo() {
    // given
    var kept = chain.checkpoint(6);
    // when
    var verdict = walked(kept, chain.lines(3, 5)).proof(Verifier.json(chain.proof(3, 4)));
    // then
    assertThat(verdict.faults()).isEmpty();
    assertThat(verdict.uncompared())
        .singleElement()
        .asString()
        .contains("end before what was kept");
  }

  @Test
  void whatWasKeptOfAnotherServiceIsNoCut() {
    // given
    var kept = new PaperChain("notifier").grow(2, "true", KEY).checkpoint(2);
    // when
    var verdict = walked(kept, chain.lines(2, 9)).proof(Verifier.json(chain.proof(3, 4)));
    // then
    assertThat(verdict.faults())
        .containsExactly(
            "what was kept is of notifier and the proof of incident-api: bring what was kept of the same service");
  }

  @Test
  void anotherHeadWithTheNumberThatWasKeptIsFoundWithoutTheCheckpointsBetween() {
    // given
    var kept = chain.cutAt(5).grow(1, "other", KEY).checkpoint(6);
    // when
    var verdict = verifier(kept).proof(Verifier.json(chain.proof(6, 6)));
    // then
    assertThat(verdict.faults())
        .containsExactly(
            "checkpoint 6 is another one than was given out: the chain was cut or rewritten");
  }

  /// As whoever cut the chain would bring them: each number is there, and each signature holds.
  @Test
  void theOldBranchUpToWhatWasKeptWithTheNewOneBehindItIsFound() {
    // given
    var kept = chain.checkpoint(5);
    var regrown = chain.cutAt(3).grow(6, "other", KEY);
    // when
    var spliced = Stream.concat(chain.lines(4, 5).stream(), regrown.lines(6, 9).stream()).toList();
    // then
    assertThat(walked(kept, spliced).proof(Verifier.json(regrown.proof(8, 9))).faults())
        .containsExactly("what lies between: checkpoint 6 does not name the one before it");
  }

  @Test
  void onlyTheFirstGapBetweenIsToldHoweverManyThereAre() {
    // given
    var proof = Verifier.json(chain.proof(9, 9));
    // when
    var gaps =
        Stream.of(1, 3, 5, 7, 9).flatMap(number -> chain.lines(number, number).stream()).toList();
    // then
    assertThat(walked(chain.checkpoint(1), gaps).proof(proof).faults())
        .containsExactly("what lies between: checkpoint 3 does not follow on 1");
  }

  /// The newest commits to all that lie under it, whoever signed those.
  @Test
  void aKeyThatIsTrustedNoMoreSpoilsNoCheckpointsBetween() {
    // given
    var rotated = chain.cutAt(3).grow(2, "true", NEWER).grow(4, "true", KEY);
    // when
    var verdict =
        walked(rotated.checkpoint(2), rotated.lines(2, 9))
            .proof(Verifier.json(rotated.proof(8, 9)));
    // then
    assertThat(verdict.faults()).isEmpty();
    assertThat(verdict.uncompared()).isEmpty();
  }

  @Test
  void whatWasKeptAndTheProofsOwnAreSignedByAKnownKeyAllTheSame() {
    // given
    var rotated = chain.cutAt(3).grow(6, "true", NEWER);
    // when
    var later = walked(rotated.checkpoint(2), rotated.lines(2, 9));
    var earlier = walked(rotated.checkpoint(4), rotated.lines(2, 9));
    // then
    assertThat(later.proof(Verifier.json(rotated.proof(8, 9))).faults())
        .hasSize(2)
        .allMatch(fault -> fault.contains("is not signed by a known key"));
    assertThat(earlier.proof(Verifier.json(rotated.proof(2, 3))).faults())
        .singleElement()
        .asString()
        .contains("checkpoint 4 is not signed by a known key");
  }

  private static Verifier verifier(String kept) {
    return new Verifier(Verifier.json(PaperChain.jwks(KEY)), kept);
  }

  private static Verifier walked(String kept, List<String> checkpoints) {
    return new Verifier(Verifier.json(PaperChain.jwks(KEY)), kept, checkpoints.stream());
  }
}
