package org.anju;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfiguration;

/** The whole application on a free port and a fresh {@link Database}, with its three accounts. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = ApplicationTest.OnAFreshDatabase.class)
public @interface ApplicationTest {

    /** Gives a context a database of its own before any bean exists. */
    class OnAFreshDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            var database = Database.fresh();
            TestPropertyValues.of(
                            "spring.datasource.url=" + database.url(),
                            "spring.datasource.username="
                                    + database.appAccount().username(),
                            "spring.datasource.password="
                                    + database.appAccount().password(),
                            "anju.owner.username=" + database.ownerAccount().username(),
                            "anju.owner.password=" + database.ownerAccount().password(),
                            "anju.site.username=" + database.readerAccount().username(),
                            "anju.site.password=" + database.readerAccount().password())
                    .applyTo(context);
        }
    }
}
