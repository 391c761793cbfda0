package org.hikeshi.witness;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hikeshi.witness.HeadMails.Taken;

/// What a reader of a head's mail is to look at, beside the head itself. A cut and another key may
/// come together, and each is news.
sealed interface HeadNews {

  /// An earlier day's head was higher, or had its number and said something else.
  record Behind(LocalDate day, long number) implements HeadNews {}

  /// There is no checkpoint any more.
  record Gone(LocalDate day, long number) implements HeadNews {}

  /// It names another key than the one that the reader knows.
  record OtherKey(LocalDate day, String kid) implements HeadNews {}

  /// It names the key that the reader knows, which did not sign it.
  record NotSigned(LocalDate day) implements HeadNews {}

  /// Empty on a day like others.
  static List<HeadNews> of(Taken taken) {
    return taken
        .mail()
        .head()
        .map(head -> Stream.concat(behind(taken, head).stream(), key(taken, head).stream()))
        .orElseGet(() -> gone(taken).stream())
        .toList();
  }

  private static Optional<HeadNews> gone(Taken taken) {
    return Optional.ofNullable(taken.before())
        .map(before -> new Gone(before.key().day(), before.number()));
  }

  private static Optional<HeadNews> behind(Taken taken, ChainHead head) {
    return Optional.ofNullable(taken.before())
        .filter(before -> before.head().filter(head::fallsBehind).isPresent())
        .map(before -> new Behind(before.key().day(), before.number()));
  }

  /// By the keys that the reader has, and not by those that come with the head.
  private static Optional<HeadNews> key(Taken taken, ChainHead head) {
    var read = taken.read();
    if (read == null) {
      return Optional.empty();
    }
    var known = read.head().orElseThrow().kid();
    if (!known.equals(head.kid())) {
      return Optional.of(new OtherKey(read.key().day(), known));
    }
    return head.signedBy(read.keys())
        ? Optional.empty()
        : Optional.of(new NotSigned(read.key().day()));
  }
}
