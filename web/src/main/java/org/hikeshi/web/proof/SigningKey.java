package org.hikeshi.web.proof;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;

/// The key that signs checkpoints now (Ed25519).
record SigningKey(PrivateKey secret, VerifyingKey open) {

  /// The payload as a JSON Web Signature in compact form.
  String sign(String payload) {
    return sign(payload, "hikeshi-checkpoint");
  }

  /// @param type what it is a signature of, so that one cannot stand in for another
  String sign(String payload, String type) {
    var header = "{\"alg\":\"EdDSA\",\"kid\":\"%s\",\"typ\":\"%s\"}".formatted(open.kid(), type);
    var signed = written(header) + "." + written(payload);
    return signed + "." + Hashes.written(signature(signed));
  }

  private byte[] signature(String text) {
    try {
      var signature = Signature.getInstance("Ed25519");
      signature.initSign(secret);
      signature.update(text.getBytes(StandardCharsets.US_ASCII));
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the key cannot sign", e);
    }
  }

  private static String written(String text) {
    return Hashes.written(text.getBytes(StandardCharsets.UTF_8));
  }
}
