package org.anju.process;

import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;

/** What the gate holds against a model or form, as a message: {@code process.gate.<rule>}. */
public record Finding(String model, String element, String rule, String detail) implements MessageSourceResolvable {

    @Override
    public String[] getCodes() {
        return new String[] {"process.gate." + rule};
    }

    @Override
    public Object @Nullable [] getArguments() {
        return new Object[] {element, detail};
    }
}
