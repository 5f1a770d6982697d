package org.anju.privacy;

import java.util.Arrays;
import java.util.Optional;

/** How much of a name an item shows. The notice asks for the name; a county may decide on less where it is allowed. */
public enum NameProfile {
    FULL("full") {
        @Override
        public String show(String name) {
            return name;
        }
    },
    /** The first character, then one asterisk whatever the length: 张*, 阿*, 𠮷*. */
    MINIMAL("minimal") {
        @Override
        public String show(String name) {
            var stripped = name.strip();
            return stripped.isEmpty() ? "*" : Character.toString(stripped.codePointAt(0)) + "*";
        }
    };

    private final String word;

    NameProfile(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    public static Optional<NameProfile> parse(String word) {
        return Arrays.stream(values()).filter(p -> p.word.equals(word)).findFirst();
    }

    public abstract String show(String name);
}
