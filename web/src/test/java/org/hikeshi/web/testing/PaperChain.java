package org.hikeshi.web.testing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/// A chain of proof with one entry in each checkpoint, made by what docs/proof-of-receipt.md says
/// and by none of the code that it is a test of. Positions and numbers begin with 1.
public final class PaperChain {

  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
  private static final String SALT = written(new byte[32]);
  private static final String CONTENT = "{\"no\":1}";

  private final String service;
  private final List<String> entries = new ArrayList<>();
  private final List<String> checkpoints = new ArrayList<>();

  public PaperChain(String service) {
    this.service = service;
  }

  /// A pair of keys and their names.
  public record Key(KeyPair pair) {

    public static Key made() {
      try {
        return new Key(KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }

    public String kid() {
      return written(
          sha256(utf8("{\"crv\":\"Ed25519\",\"kty\":\"OKP\",\"x\":\"%s\"}".formatted(x()))));
    }

    private String x() {
      var encoded = pair.getPublic().getEncoded();
      return written(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
    }

    /// A JWS in compact form, as a service makes it.
    public String sign(String payload) {
      var signed =
          written(utf8("{\"alg\":\"EdDSA\",\"kid\":\"%s\"}".formatted(kid())))
              + "."
              + written(utf8(payload));
      try {
        var signature = Signature.getInstance("Ed25519");
        signature.initSign(pair.getPrivate());
        signature.update(utf8(signed));
        return signed + "." + written(signature.sign());
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /// As `/.well-known/jwks.json` answers them.
  public static String jwks(Key... keys) {
    return Arrays.stream(keys)
        .map(key -> "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"%s\"}".formatted(key.x()))
        .collect(Collectors.joining(",", "{\"keys\": [", "]}"));
  }

  public PaperChain grow(int by, String said, Key key) {
    for (int i = 0; i < by; i++) {
      add(said, key);
    }
    return this;
  }

  private void add(String said, Key key) {
    int number = checkpoints.size() + 1;
    var content = written(sha256(Base64.getUrlDecoder().decode(SALT), utf8(CONTENT)));
    var entry =
        "{\"at\":\"%s\",\"content\":\"%s\",\"position\":%d,\"subject\":\"report/%s-%d\"}"
            .formatted("2026-02-08T16:50:00Z", content, number, said, number);
    var before =
        number == 1
            ? ""
            : ",\"previous\":\"%s\"".formatted(written(sha256(utf8(checkpoints.getLast()))));
    entries.add(entry);
    checkpoints.add(
        key.sign(
            "{\"at\":\"2026-02-08T16:50:01Z\",\"first\":%1$d,\"last\":%1$d,\"number\":%1$d%2$s,\"root\":\"%3$s\",\"service\":\"%4$s\"}"
                .formatted(number, before, written(sha256(new byte[] {0}, utf8(entry))), service)));
  }

  /// Another chain with the first of this one, as after a cut.
  public PaperChain cutAt(int number) {
    var branch = new PaperChain(service);
    branch.entries.addAll(entries.subList(0, number));
    branch.checkpoints.addAll(checkpoints.subList(0, number));
    return branch;
  }

  public String checkpoint(int number) {
    return checkpoints.get(number - 1);
  }

  /// As `GET /proof/checkpoints?from=N` answered it when the last of them was the newest.
  public List<String> lines(int from, int last) {
    return checkpoints.subList(from - 1, last).stream()
        .map("{\"checkpoint\":\"%s\"}"::formatted)
        .toList();
  }

  /// As `GET …/proof` answered it when this head was the newest.
  public String proof(int number, int head) {
    return "{\"format\":\"hikeshi-proof-1\",\"entry\":%s,\"content\":%s,\"salt\":\"%s\",\"path\":[],\"checkpoint\":\"%s\",\"head\":\"%s\"}"
        .formatted(
            quoted(entries.get(number - 1)),
            quoted(CONTENT),
            SALT,
            checkpoint(number),
            checkpoint(head));
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\"", "\\\"") + "\"";
  }

  private static byte[] sha256(byte[]... parts) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (var part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String written(byte[] bytes) {
    return BASE64.encodeToString(bytes);
  }
}
