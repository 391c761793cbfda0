package org.hikeshi.web.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;

/// Stands for the identity provider in `@QuarkusTest`s: a key pair of this run, whose public half
/// the service checks every token against.
public final class TestIssuer implements QuarkusTestResourceLifecycleManager {

  static final String PRIVATE_KEY = "hikeshi.test.private-key";
  private static final String PUBLIC_KEY = "hikeshi.test.public-key";

  @Override
  public Map<String, String> start() {
    if (System.getProperty(PUBLIC_KEY) == null) {
      KeyPair pair = newKeyPair();
      System.setProperty(PRIVATE_KEY, base64(pair.getPrivate().getEncoded()));
      System.setProperty(PUBLIC_KEY, base64(pair.getPublic().getEncoded()));
    }
    return Map.of("quarkus.oidc.public-key", System.getProperty(PUBLIC_KEY));
  }

  @Override
  public void stop() {}

  private static KeyPair newKeyPair() {
    try {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has RSA", e);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
