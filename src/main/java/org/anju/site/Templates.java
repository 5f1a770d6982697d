package org.anju.site;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.anju.web.DatesDialect;
import org.anju.web.Languages;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Fills the site's templates without any request. */
@Component
class Templates {

    private final SpringTemplateEngine engine = new SpringTemplateEngine();
    private final MessageSource messages;

    Templates(MessageSource messages) {
        this.messages = messages;
        var resolver = new ClassLoaderTemplateResolver();
        resolver.setPrefix("templates/");
        resolver.setSuffix(".html");
        resolver.setTemplateMode(TemplateMode.HTML);
        resolver.setCharacterEncoding(StandardCharsets.UTF_8.name());
        engine.setTemplateResolver(resolver);
        engine.setTemplateEngineMessageSource(messages);
        engine.setEnableSpringELCompiler(false);
        engine.addDialect(new DatesDialect());
    }

    String fill(String template, Place place, Map<String, Object> model) {
        var all = new HashMap<>(model);
        all.put("place", place);
        return engine.process(template, new Context(place.locale(), all));
    }

    String fragment(String template, String fragment, Place place, Map<String, Object> model) {
        var all = new HashMap<>(model);
        all.put("place", place);
        return engine.process(template, Set.of(fragment), new Context(place.locale(), all));
    }

    String say(String key, Locale locale, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }

    static Locale[] languages() {
        return new Locale[] {Languages.CHINESE, Languages.ENGLISH};
    }
}
