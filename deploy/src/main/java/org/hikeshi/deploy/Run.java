package org.hikeshi.deploy;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.hikeshi.deploy.demo.Demo;
import org.hikeshi.deploy.local.Addresses;
import org.hikeshi.deploy.local.Backup;
import org.hikeshi.deploy.local.CannotRun;
import org.hikeshi.deploy.local.Checkout;
import org.hikeshi.deploy.local.LocalData;
import org.hikeshi.deploy.local.Ports;
import org.hikeshi.deploy.people.People;

/// The command `./run`, once everything is built.
final class Run {

  private static final String USAGE =
      """
      ./run              builds what is missing, starts the whole system, stops it on Ctrl-C
      ./run --fresh      the same, with empty data
      ./run token USER   prints an access token of a local user, an hour long
      ./run demo         plays the recorded cases (or one: hospital, vendor, wave)
      ./run backup DIR   copies the databases of the running system into DIR
      ./run restore DIR  puts them back; the system must not run
      ./run site-realm FILE INCIDENT_API DISPATCH_SERVICE NOTIFIER
                         writes a realm for a site with these https addresses (docs/operating.md)
      ./run verify-proof FILE KEYS [KEPT [CHECKPOINTS]]
                         verifies a proof or a whole chain offline (docs/proof-of-receipt.md)\
      """;

  private final Checkout checkout;
  private final LocalData data;

  private Run(Checkout checkout, LocalData data) {
    this.checkout = checkout;
    this.data = data;
  }

  /// @param arguments as they were given to `./run`
  public static void main(String[] arguments) {
    var checkout = new Checkout(Path.of(System.getProperty("hikeshi.root")));
    var run = new Run(checkout, new LocalData(checkout.root().resolve(".local")));
    System.exit(run.statusOf(List.of(arguments)));
  }

  private int statusOf(List<String> arguments) {
    try {
      if (arguments.isEmpty()) {
        return serving().untilEnd();
      }
      if (arguments.equals(List.of("--fresh"))) {
        return serving().fresh().untilEnd();
      }
      if (arguments.size() == 2 && arguments.getFirst().equals("token")) {
        return token(arguments.getLast());
      }
      if (arguments.size() <= 2 && arguments.getFirst().equals("demo")) {
        return demo(
            Demo.named(arguments.subList(1, arguments.size()), data.root().resolve("demo")));
      }
      if (arguments.size() >= 3
          && arguments.size() <= 5
          && arguments.getFirst().equals("verify-proof")) {
        return verifyProof(arguments.stream().skip(1).map(Path::of).toList());
      }
      if (arguments.size() == 2 && arguments.getFirst().equals("backup")) {
        new Backup(data).take(Ports.from(System.getenv()).postgres(), Path.of(arguments.getLast()));
        return 0;
      }
      if (arguments.size() == 2 && arguments.getFirst().equals("restore")) {
        return restore(Path.of(arguments.getLast()));
      }
      if (arguments.size() == 5 && arguments.getFirst().equals("site-realm")) {
        return siteRealm(Path.of(arguments.get(1)), arguments.subList(2, 5));
      }
      System.err.println(USAGE);
      return 2;
    } catch (CannotRun e) {
      System.err.println(e.getMessage());
      return 1;
    }
  }

  private static int verifyProof(List<Path> files) {
    var kept = files.size() > 2 ? files.get(2) : null;
    var checkpoints = files.size() > 3 ? files.get(3) : null;
    return new ProofCheck(System.out).check(files.get(0), files.get(1), kept, checkpoints).status;
  }

  private int siteRealm(Path file, List<String> doors) {
    SiteRealm.write(file, checkout, doors, new SecureRandom());
    System.out.printf(
        "%s is written, for Keycloak's --import-realm. The secret of each client in it is that service's"
            + " HIKESHI_OIDC_SECRET: keep it where nobody else reads.%n",
        file);
    return 0;
  }

  private int token(String user) {
    var running =
        running()
            .orElseThrow(() -> new CannotRun("Hikeshi does not run here: start it with ./run"));
    try {
      System.out.println(new People(running).token(user));
      return 0;
    } catch (IllegalStateException e) {
      throw new CannotRun("There is no local user " + user, e);
    }
  }

  /// Against the system that runs, or one that is started for it and stopped again.
  private int demo(Demo demo) {
    return running().map(demo::play).orElseGet(() -> serving().during(demo::play));
  }

  private Optional<Addresses> running() {
    return data.addresses().filter(Addresses::answer);
  }

  private int restore(Path from) {
    claim();
    new Backup(data).putBack(from);
    return 0;
  }

  private Serving serving() {
    claim();
    return new Serving(checkout, data, System.out);
  }

  private void claim() {
    if (!data.claim()) {
      throw new CannotRun("Hikeshi already runs from this directory");
    }
  }
}
