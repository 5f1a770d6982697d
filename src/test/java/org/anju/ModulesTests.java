package org.anju;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

class ModulesTests {

    private static final ApplicationModules MODULES = ApplicationModules.of(Anju.class);

    @Test
    void everyPackageKeepsToTheArrowsItDeclares() {
        MODULES.verify();
    }

    static Stream<ApplicationModule> modules() {
        return MODULES.stream();
    }

    /** An arrow that may be drawn and is not is an open door. */
    @ParameterizedTest
    @MethodSource("modules")
    void noPackageDeclaresAnArrowThatItDoesNotNeed(ApplicationModule module) throws ClassNotFoundException {
        var declared = Class.forName(module.getBasePackage().getName() + ".package-info")
                .getAnnotation(org.springframework.modulith.ApplicationModule.class)
                .allowedDependencies();

        assertThat(module.getDirectDependencies(MODULES)
                        .uniqueModules()
                        .map(each -> each.getIdentifier().toString()))
                .contains(declared);
    }
}
