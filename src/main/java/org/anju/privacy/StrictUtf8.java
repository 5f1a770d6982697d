package org.anju.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;

/** Text that must be UTF-8: anything else throws, rather than be read as something it is not. */
final class StrictUtf8 {

    private StrictUtf8() {}

    static Reader reader(InputStream in) {
        return new InputStreamReader(
                in,
                UTF_8.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }
}
