package org.syscalltrack.maven.build;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 in hexadecimal. */
final class Digest {
    private final MessageDigest digest;

    private Digest() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    static String of(byte[] content) {
        Digest digest = new Digest();
        digest.digest.update(content);
        return digest.hex();
    }

    /** Of a name and a content: a file that is called otherwise is another one. */
    static String of(String name, byte[] content) {
        Digest digest = new Digest();
        digest.digest.update(name.getBytes(StandardCharsets.UTF_8));
        digest.digest.update((byte) 0);
        digest.digest.update(content);
        return digest.hex();
    }

    private String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
