package org.anju.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.CharacterCodingException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictUtf8Tests {

    private static final int PIECE = 1 << 13;

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "é", "中", "𠂇", "\uFFFD", "中\uFFFD𠂇"})
    void charactersStandWholeOnEveryBorder(String character) throws IOException {
        for (var before = PIECE - 8; before <= PIECE + 1; before++) {
            var text = "x".repeat(before) + character + "y".repeat(PIECE) + character;

            assertThat(read(text.getBytes(UTF_8))).isEqualTo(text);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, PIECE - 3, PIECE - 2, PIECE - 1, PIECE, 3 * PIECE})
    void whatIsNotUtf8IsRefusedWhereverItStands(int before) {
        for (var wrong : new byte[][] {
            {(byte) 0xFF},
            {(byte) 0x80},
            {(byte) 0xC0, (byte) 0xB1},
            {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
            {(byte) 0xE4, (byte) 0xB8}
        }) {
            for (var after : new int[] {0, 1, PIECE}) {
                var bytes = new byte[before + wrong.length + after];
                java.util.Arrays.fill(bytes, (byte) 'x');
                System.arraycopy(wrong, 0, bytes, before, wrong.length);

                assertThatThrownBy(() -> read(bytes)).isInstanceOf(CharacterCodingException.class);
            }
        }
    }

    private static String read(byte[] bytes) throws IOException {
        var text = new StringWriter();
        StrictUtf8.reader(new ByteArrayInputStream(bytes)).transferTo(text);
        return text.toString();
    }
}
