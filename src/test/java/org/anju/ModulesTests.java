package org.anju;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModulesTests {

    @Test
    void everyPackageKeepsToTheArrowsItDeclares() {
        ApplicationModules.of(Anju.class).verify();
    }
}
