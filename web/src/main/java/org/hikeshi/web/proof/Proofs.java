package org.hikeshi.web.proof;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.hikeshi.web.Tenant;
import org.jspecify.annotations.Nullable;

/// Proofs of single entries.
@ApplicationScoped
public class Proofs {

  private final Chain chain;
  private final Entries entries;
  private final Tenant tenant;

  Proofs(Chain chain, Entries entries, Tenant tenant) {
    this.chain = chain;
    this.entries = entries;
    this.tenant = tenant;
  }

  /// What there is to show.
  public sealed interface Found {

    record Sealed(Proof proof) implements Found {}

    /// It is entered and has no place yet; it will have one in a second or so.
    record NotYetSealed() implements Found {}

    /// It was never entered, being older than the chain.
    record NotEntered() implements Found {}

    /// It was entered, as the audit says, and is there no more: somebody removed it.
    record Missing(String subject) implements Found {}
  }

  private record Row(
      long position,
      String subject,
      Instant at,
      byte[] contentHash,
      byte[] salt,
      byte @Nullable [] wordsHash,
      byte @Nullable [] wordsSalt) {

    static Row of(ResultSet row) throws SQLException {
      return new Row(
          row.getLong(1),
          row.getString(2),
          Chain.instant(row, 3),
          row.getBytes(4),
          row.getBytes(5),
          row.getBytes(6),
          row.getBytes(7));
    }
  }

  /// Runs in the caller's transaction, whose tenant must see the entry. Its neighbours on the way
  /// may be others': of them the proof holds hashes.
  ///
  /// @param content what the subject says now, from its own rows: if somebody changed these, the
  ///   proof does not hold
  public Found of(String subject, Content content) {
    var rows =
        chain.query(
            """
            select position, subject, at, content_hash, salt, words_hash, words_salt
            from proof_entry where subject = ?
            """,
            select -> select.setString(1, subject),
            Row::of);
    if (rows.isEmpty()) {
      return new Found.NotEntered();
    }
    var row = rows.getFirst();
    return row.position == 0 ? new Found.NotYetSealed() : new Found.Sealed(proof(row, content));
  }

  private Proof proof(Row row, Content content) {
    var checkpoint = chain.over(row.position);
    var batch = tenant.all(() -> chain.entriesOf(checkpoint));
    var entry = new Entry(row.position, row.subject, row.at, row.contentHash).text();
    var text = entries.text(content, row.wordsHash);
    if (!Arrays.equals(Hashes.salted(row.salt, text), row.contentHash)) {
      Log.errorf("%s is not what was entered: somebody changed it", row.subject);
    }
    boolean erased = row.wordsSalt == null || content.words() == null;
    return new Proof(
        Proof.FORMAT,
        entry,
        text,
        Hashes.written(row.salt),
        erased ? null : content.words(),
        erased ? null : Hashes.written(row.wordsSalt),
        path(batch.stream().map(Entry::text).toList(), (int) (row.position - checkpoint.first())),
        checkpoint.jws(),
        chain.newest().orElseThrow().jws());
  }

  private static List<Proof.Step> path(List<String> batch, int index) {
    return new MerkleTree(batch)
        .path(index).stream()
            .map(step -> new Proof.Step(step.side().name(), Hashes.written(step.hash())))
            .toList();
  }
}
