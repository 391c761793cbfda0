package org.hikeshi.web.proof;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Enters what must be provable. An entry stands or falls with the transaction that it is part of,
/// and waits there for nobody: its place in the chain is given later, by the [Sealer].
@ApplicationScoped
public class Entries {

  private static final int SALT = 32;

  private final DataSource database;
  private final ObjectMapper json;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  Entries(DataSource database, ObjectMapper json, Clock clock) {
    this.database = database;
    this.json = json;
    this.clock = clock;
  }

  /// @param subject what it is about, as `report/<id>`; it is entered once
  /// @param tenant whose it is
  @Transactional(TxType.MANDATORY)
  public void add(String subject, @Nullable UUID tenant, Content content) {
    var entry = entry(content);
    try (var connection = database.getConnection();
        var insert =
            connection.prepareStatement(
                """
                insert into proof_entry
                  (subject, tenant, at, content_hash, salt, words_hash, words_salt)
                values (?, ?, ?, ?, ?, ?, ?)
                """)) {
      insert.setString(1, subject);
      insert.setObject(2, tenant);
      insert.setObject(3, clock.instant().atOffset(ZoneOffset.UTC));
      insert.setBytes(4, entry.contentHash());
      insert.setBytes(5, entry.salt());
      insert.setBytes(6, entry.wordsHash());
      insert.setBytes(7, entry.wordsSalt());
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("not entered: " + subject, e);
    }
  }

  /// For whoever writes the row beside its own, in one statement.
  public NewEntry entry(Content content) {
    var salt = salt();
    var words = content.words();
    if (words == null) {
      return new NewEntry(Hashes.salted(salt, text(content, null)), salt, null, null);
    }
    var wordsSalt = salt();
    var wordsHash = Hashes.salted(wordsSalt, words);
    return new NewEntry(Hashes.salted(salt, text(content, wordsHash)), salt, wordsHash, wordsSalt);
  }

  /// Forgets the salts of what was written, together with the words. The codes stay provable.
  @Transactional(TxType.MANDATORY)
  public void eraseWords(List<String> subjects) {
    try (var connection = database.getConnection();
        var update =
            connection.prepareStatement(
                "update proof_entry set words_salt = null where subject = any (?)")) {
      update.setArray(1, connection.createArrayOf("text", subjects.toArray()));
      update.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("the salts could not be erased", e);
    }
  }

  /// The text whose hash is entered: the codes, and the hash of the words.
  String text(Content content, byte @Nullable [] wordsHash) {
    var codes = (ObjectNode) CanonicalJson.settled(json.valueToTree(content.codes()));
    if (wordsHash != null) {
      codes.put("words", Hashes.written(wordsHash));
    }
    return CanonicalJson.of(codes);
  }

  private byte[] salt() {
    var salt = new byte[SALT];
    random.nextBytes(salt);
    return salt;
  }
}
