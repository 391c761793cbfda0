package org.hikeshi.deploy.local;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The directory in which one local system keeps all it has to keep: `.local/`.
public record LocalData(Path root) {

  private static final String LOCK = "lock";

  /// A channel that nobody refers to is closed by the garbage collector, and its lock is gone.
  private static final Set<FileChannel> CLAIMED = ConcurrentHashMap.newKeySet();

  Path postgres() {
    return root.resolve("postgres");
  }

  Restored restored() {
    return new Restored(root.resolve("postgres.restored"));
  }

  Path kafka() {
    return root.resolve("kafka");
  }

  Path keycloak() {
    return root.resolve("keycloak");
  }

  /// The nightly lists for the night in which all of this is down.
  public Path callDown() {
    return root.resolve("call-down");
  }

  /// What the telephone would have said, a file for each.
  public Path phone() {
    return root.resolve("phone");
  }

  public Path mail() {
    return root.resolve("mail");
  }

  Path logs() {
    return root.resolve("logs");
  }

  Path log(String part) {
    return logs().resolve(part + ".log");
  }

  /// Of a role of the databases, as this machine made it up.
  public String password(String role) {
    return new Secrets(secrets()).of(role);
  }

  Path secrets() {
    return root.resolve("secrets.properties");
  }

  /// The key that signs a service's checkpoints; the service makes it.
  Path proofKey(String service) {
    return root.resolve("proof-keys").resolve(service + ".pem");
  }

  /// The key that locks the secrets in a service's database; the service makes it.
  Path secretsKey(String service) {
    return root.resolve("secrets-keys").resolve(service + ".key");
  }

  Strays processes() {
    return new Strays(root.resolve("processes"));
  }

  /// There once the sample data has been put in.
  public Path sampled() {
    return root.resolve("sampled");
  }

  /// Where the system that runs on this data is called, for `./run token` and `./run demo`.
  public Optional<Addresses> addresses() {
    return Addresses.read(addressFile());
  }

  public void keepAddresses(Addresses addresses) {
    addresses.write(addressFile());
  }

  public void forgetAddresses() {
    try {
      Files.deleteIfExists(addressFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path addressFile() {
    return root.resolve("addresses.properties");
  }

  /// Takes it for this process, until that ends, however it ends; and ends what the process before
  /// left behind. False when another one holds it.
  public boolean claim() {
    try {
      Files.createDirectories(root);
      var channel = FileChannel.open(root.resolve(LOCK), CREATE, WRITE);
      if (channel.tryLock() == null) {
        channel.close();
        return false;
      }
      CLAIMED.add(channel);
      processes().end();
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Empties it, but for the lock.
  public void empty() {
    try (var entries = Files.list(root)) {
      entries.filter(entry -> !entry.equals(root.resolve(LOCK))).forEach(Trees::delete);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void emptyLogs() {
    Trees.delete(logs());
  }
}
