package org.anju.process;

import java.util.regex.Pattern;

/** A pattern that a form sets, tried with bounded patience: a pattern that never ends is a pattern not met. */
final class PatternLimit {

    private static final int PATIENCE = 200_000;

    private PatternLimit() {}

    /** As in the browser: the pattern is found somewhere in the text. */
    static boolean matches(String pattern, String text) {
        try {
            return Pattern.compile(pattern)
                    .matcher(new Counted(text, new int[] {PATIENCE}))
                    .find();
        } catch (OutOfPatience hopeless) {
            return false;
        }
    }

    private record Counted(CharSequence text, int[] left) implements CharSequence {

        @Override
        public char charAt(int index) {
            if (left[0]-- <= 0) {
                throw new OutOfPatience();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Counted(text.subSequence(start, end), left);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }

    private static final class OutOfPatience extends RuntimeException {

        private static final long serialVersionUID = 1;
    }
}
