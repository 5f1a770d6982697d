package org.anju;

import java.util.stream.Collectors;
import org.anju.access.DemoAccounts;
import org.anju.web.Languages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Says where to look once everything runs, and in the demonstration who may sign in. */
@Component
class StartLine {

    private static final Logger log = LoggerFactory.getLogger(StartLine.class);

    private final Environment environment;
    private final ObjectProvider<DemoAccounts> accounts;
    private final MessageSource texts;

    StartLine(Environment environment, ObjectProvider<DemoAccounts> accounts, MessageSource texts) {
        this.environment = environment;
        this.accounts = accounts;
        this.texts = texts;
    }

    @EventListener(ApplicationReadyEvent.class)
    void say() {
        var address = "http://localhost:" + environment.getProperty("local.server.port", "8080");
        log.info("Anju is ready: {}/ (public site), {}/desk/ (officers)", address, address);
        accounts.ifAvailable(demo -> log.info("{}", block(address, demo)));
    }

    private String block(String address, DemoAccounts demo) {
        return demo.lines(texts, Languages.CHINESE).stream()
                .map(line -> "\n    " + line)
                .collect(Collectors.joining("", """
                        演示环境

                          公开网站   %1$s/
                          工作台     %1$s/desk/
                          演示时钟   %1$s/desk/demo/clock

                          账号（密码都是 %2$s）""".formatted(address, demo.password()), "\n"));
    }
}
