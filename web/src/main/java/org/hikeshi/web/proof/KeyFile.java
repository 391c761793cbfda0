package org.hikeshi.web.proof;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/// A PEM file with the private key that signs (PKCS#8), its public key behind it, and behind that
/// the public keys of earlier times.
record KeyFile(SigningKey signing, List<VerifyingKey> all) {

  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN (PRIVATE|PUBLIC) KEY-----([^-]*)-----END");
  private static final Base64.Encoder LINES =
      Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));

  /// @throws IllegalStateException when the file does not hold a pair of keys
  static KeyFile read(Path file) {
    try {
      return parse(Files.readString(file));
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("no key for checkpoints can be read from " + file, e);
    }
  }

  private static KeyFile parse(String pem) throws GeneralSecurityException {
    var keys = KeyFactory.getInstance("Ed25519");
    var secrets = new ArrayList<PrivateKey>();
    var open = new ArrayList<VerifyingKey>();
    var blocks = BLOCK.matcher(pem);
    while (blocks.find()) {
      var bytes = Base64.getMimeDecoder().decode(blocks.group(2));
      if (blocks.group(1).equals("PRIVATE")) {
        secrets.add(keys.generatePrivate(new PKCS8EncodedKeySpec(bytes)));
      } else {
        open.add(VerifyingKey.of(keys.generatePublic(new X509EncodedKeySpec(bytes))));
      }
    }
    if (secrets.size() != 1 || open.isEmpty()) {
      throw new GeneralSecurityException("one PRIVATE KEY and its PUBLIC KEY are wanted");
    }
    var signing = new SigningKey(secrets.getFirst(), open.getFirst());
    if (!Jws.read(signing.sign("{}")).signedBy(open)) {
      throw new GeneralSecurityException("the first PUBLIC KEY is not the PRIVATE KEY's");
    }
    return new KeyFile(signing, open);
  }

  /// A new pair, readable by its owner alone. Whole or not there, also if this process dies.
  static void make(Path file) {
    try {
      var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      var folder = file.toAbsolutePath().getParent();
      Files.createDirectories(folder);
      var owner =
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
      var begun = Files.createTempFile(folder, "key", ".pem", owner);
      Files.writeString(begun, pem("PRIVATE", pair.getPrivate()) + pem("PUBLIC", pair.getPublic()));
      Files.move(begun, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("no key for checkpoints could be made at " + file, e);
    }
  }

  private static String pem(String kind, java.security.Key key) {
    return "-----BEGIN %1$s KEY-----\n%2$s\n-----END %1$s KEY-----\n"
        .formatted(kind, LINES.encodeToString(key.getEncoded()));
  }
}
