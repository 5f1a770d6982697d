package org.anju;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.context.ContextConfiguration;

/**
 * The whole application on a free port and a fresh {@link Database}, with its three accounts, and with passwords that
 * are checked in no time: hundreds of sign-ins would otherwise take minutes. What production does is shown by
 * {@code PasswordRoundsTests}.
 *
 * <p>Tests that ask for the same properties, profiles and imports share one application, so ask for few.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = ApplicationTest.OnAFreshDatabase.class)
public @interface ApplicationTest {

    /** Gives a context a database of its own before any bean exists. */
    class OnAFreshDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            ((GenericApplicationContext) context)
                    .registerBean(
                            "quickPasswords",
                            PasswordEncoder.class,
                            QuickPasswords::quickEncoder,
                            bean -> bean.setPrimary(true));
            var database = Database.fresh();
            TestPropertyValues.of(
                            "anju.privacy.key-file=" + keyFile(),
                            "anju.data=" + Scratch.folder(),
                            "server.tomcat.basedir=" + Scratch.folder(),
                            "anju.oversight.automatic=false",
                            "anju.oversight.settling=0s",
                            "anju.access.metrics-token=gathered-by-a-test",
                            "anju.site.folder=" + Scratch.folder(),
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

        /** A key of zeros, readable by its owner alone as temporary files are. */
        private static Path keyFile() {
            try {
                var file = Files.createTempFile(Scratch.folder(), "privacy", ".key");
                return Files.writeString(file, Base64.getEncoder().encodeToString(new byte[32]));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
