package org.anju.process;

import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;

/** What is wrong with one field of a submission, as a message: {@code process.form.<rule>}. */
public record FormFault(String key, String label, String rule, String limit) implements MessageSourceResolvable {

    @Override
    public String[] getCodes() {
        return new String[] {"process.form." + rule};
    }

    @Override
    public Object @Nullable [] getArguments() {
        return new Object[] {label, limit};
    }
}
