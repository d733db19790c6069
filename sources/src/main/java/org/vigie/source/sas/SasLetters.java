package org.vigie.source.sas;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// How bytes of a SAS data set become letters. Its header names an encoding; Latin-1 is read as
/// Windows-1252, which holds it, and where it names none, or ASCII, text is UTF-8 where it can be
/// and Windows-1252 elsewhere, as in files of text.
final class SasLetters {

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private final boolean ascii;
    private final CharsetDecoder strict;
    private final Optional<CharsetDecoder> otherwise;
    private final CharsetDecoder replacing;
    private boolean replaced;

    /// @param encoding as Java names it; nothing where it is not told
    SasLetters(Optional<Charset> encoding) {
        var told = encoding.filter(c -> !c.equals(StandardCharsets.US_ASCII));
        var charset = told.map(SasLetters::wider).orElse(StandardCharsets.UTF_8);
        ascii = isAscii(charset);
        strict = reporting(charset);
        otherwise = told.isPresent() ? Optional.empty() : Optional.of(reporting(WINDOWS));
        replacing =
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE);
    }

    private static Charset wider(Charset told) {
        return told.equals(StandardCharsets.ISO_8859_1) ? WINDOWS : told;
    }

    private static CharsetDecoder reporting(Charset charset) {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    private static boolean isAscii(Charset charset) {
        return charset.equals(StandardCharsets.UTF_8)
                || charset.name().startsWith("windows-125")
                || charset.name().startsWith("ISO-8859-");
    }

    /// Whether a text since the last question had bytes that are no letters.
    boolean replaced() {
        boolean was = replaced;
        replaced = false;
        return was;
    }

    String text(byte[] bytes) {
        if (ascii && plain(bytes)) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
        return decoded(bytes).replace('\0', ' ');
    }

    private static boolean plain(byte[] bytes) {
        for (byte one : bytes) {
            if (one <= 0) {
                return false;
            }
        }
        return true;
    }

    private String decoded(byte[] bytes) {
        try {
            return strict.decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException _) {
            if (otherwise.isPresent()) {
                return otherwise(bytes, otherwise.get());
            }
            replaced = true;
            return lenient(bytes);
        }
    }

    private String otherwise(byte[] bytes, CharsetDecoder decoder) {
        try {
            return decoder.decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException _) {
            replaced = true;
            return lenient(bytes);
        }
    }

    private String lenient(byte[] bytes) {
        var letters = CharBuffer.allocate((int) (bytes.length * replacing.maxCharsPerByte()) + 1);
        replacing.reset();
        replacing.decode(ByteBuffer.wrap(bytes), letters, true);
        replacing.flush(letters);
        return letters.flip().toString();
    }
}
