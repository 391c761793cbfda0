package org.hikeshi.web.proof;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The whole chain, a line for each checkpoint, with memory for one of them. It holds hashes and
/// subjects, and of the audit its rows; no word that anybody wrote.
@ApplicationScoped
class ChainExport {

  private static final int AT_ONCE = 500;

  private final Chain chain;
  private final Entries entries;
  private final ObjectMapper json;

  ChainExport(Chain chain, Entries entries, ObjectMapper json) {
    this.chain = chain;
    this.entries = entries;
    this.json = json;
  }

  void write(OutputStream out) throws IOException {
    var line = after(0);
    while (line.isPresent()) {
      out.write(line.get().bytes);
      out.write('\n');
      line = after(line.get().number);
    }
  }

  /// The checkpoints alone, from this number on: what is needed to see whether one lies under
  /// another.
  void checkpoints(long from, OutputStream out) throws IOException {
    var next = from(from);
    while (!next.isEmpty()) {
      for (var checkpoint : next) {
        out.write(json.writeValueAsBytes(Map.of("checkpoint", checkpoint.jws())));
        out.write('\n');
      }
      next = from(next.getLast().number() + 1);
    }
  }

  private List<Checkpoint> from(long number) {
    return QuarkusTransaction.requiringNew().call(() -> chain.from(number, AT_ONCE));
  }

  private record Line(long number, byte[] bytes) {}

  /// Each in a transaction of its own, so that a slow reader holds none.
  private Optional<Line> after(long number) {
    return QuarkusTransaction.requiringNew()
        .call(() -> chain.after(number).map(next -> new Line(next.number(), line(next))));
  }

  private byte[] line(Checkpoint checkpoint) {
    var items =
        chain.query(
            """
            select e.position, e.subject, e.at, e.content_hash, e.salt,
              a.at, a.caller, a.action, a.tenant, a.object, a.codes
            from proof_entry e left join audit a
              on a.id = case when e.subject like 'audit/%' then substr(e.subject, 7)::bigint end
            where e.position between ? and ? order by e.position
            """,
            select -> {
              select.setLong(1, checkpoint.first());
              select.setLong(2, checkpoint.last());
            },
            this::item);
    try {
      return json.writeValueAsBytes(new ChainLine(checkpoint.jws(), items));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ChainLine.Item item(ResultSet row) throws SQLException {
    var entry =
        new Entry(row.getLong(1), row.getString(2), Chain.instant(row, 3), row.getBytes(4)).text();
    if (row.getString(8) == null) {
      return new ChainLine.Item(entry, null, null);
    }
    var said =
        new Audited(
            Chain.instant(row, 6),
            row.getString(7),
            row.getString(8),
            row.getObject(9, UUID.class),
            row.getString(10),
            codes(row.getString(11)));
    return new ChainLine.Item(
        entry, entries.text(Content.ofCodes(said), null), Hashes.written(row.getBytes(5)));
  }

  private JsonNode codes(String column) {
    try {
      return json.readTree(column);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
