package org.anju.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.TimeZone;
import org.anju.Anju;
import org.anju.QuickPasswords;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;

/**
 * The application in a virtual machine of its own, with officers inside who work without being told. {@code
 * faults.mode=prepare} makes the county and ends, {@code work} goes on until it is killed, {@code share} works beside
 * another copy, {@code rest} lets everything come to rest, writes down what is wrong and
 * ends; otherwise only pages are served.
 */
public final class CountyAtWork {

    private CountyAtWork() {}

    public static void main(String[] arguments) {
        TimeZone.setDefault(TimeZone.getTimeZone("Asia/Shanghai"));
        var application = new SpringApplication(Anju.class, QuickPasswords.class, Clerks.class, Findings.class);
        application.addInitializers(
                context -> context.getBeanFactory().registerSingleton("onlyTheApplication", new OnlyTheApplication()));
        var context = application.run(arguments);
        var mode = context.getEnvironment().getProperty("faults.mode", "serve");
        switch (mode) {
            case "prepare" -> context.getBean(Clerks.class).prepare();
            case "work" -> context.getBean(Clerks.class).work();
            case "share" -> {
                var environment = context.getEnvironment();
                context.getBean(Clerks.class)
                        .share(
                                Path.of(environment.getRequiredProperty("anju.data")),
                                environment.getProperty("faults.settles-in", Boolean.class, false));
                context.getBean(Findings.class).write();
            }
            case "rest" -> context.getBean(Findings.class).write();
            default -> {
                return;
            }
        }
        System.exit(SpringApplication.exit(context));
    }

    /** The tests' own beans lie on the same class path and are for other applications. */
    private static final class OnlyTheApplication extends TypeExcludeFilter {

        @Override
        public boolean match(MetadataReader type, MetadataReaderFactory types) {
            try {
                return type.getResource().getURL().getPath().contains(ClassPathJars.TESTS);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof OnlyTheApplication;
        }

        @Override
        public int hashCode() {
            return OnlyTheApplication.class.hashCode();
        }
    }
}
