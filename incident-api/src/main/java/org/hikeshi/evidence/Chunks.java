package org.hikeshi.evidence;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/// The bytes of files, in pieces, so that nobody holds a whole one in memory.
@ApplicationScoped
class Chunks {

  private static final int SIZE = 256 * 1024;

  private final DataSource database;

  Chunks(DataSource database) {
    this.database = database;
  }

  /// In the running transaction.
  void write(Attachment attachment, InputStream bytes) throws IOException {
    try (var connection = database.getConnection();
        var insert =
            connection.prepareStatement(
                """
                insert into attachment_chunk (attachment_id, no, incident_id, hospital_id, bytes)
                values (?, ?, ?, ?, ?)
                """)) {
      int no = 0;
      for (var piece = bytes.readNBytes(SIZE); piece.length > 0; piece = bytes.readNBytes(SIZE)) {
        insert.setObject(1, attachment.id());
        insert.setInt(2, no++);
        insert.setObject(3, attachment.incidentId());
        insert.setObject(4, attachment.hospitalId());
        insert.setBytes(5, piece);
        insert.executeUpdate();
      }
    } catch (SQLException e) {
      throw new IllegalStateException("a file could not be stored", e);
    }
  }

  /// @return empty behind the last one
  Optional<byte[]> read(UUID attachment, int no) {
    try (var connection = database.getConnection();
        var select =
            connection.prepareStatement(
                "select bytes from attachment_chunk where attachment_id = ? and no = ?")) {
      select.setObject(1, attachment);
      select.setInt(2, no);
      try (var row = select.executeQuery()) {
        return row.next() ? Optional.of(row.getBytes(1)) : Optional.empty();
      }
    } catch (SQLException e) {
      throw new IllegalStateException("a file could not be read", e);
    }
  }
}
