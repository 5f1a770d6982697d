package org.anju.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.dialect.AbstractDialect;
import org.thymeleaf.dialect.IExpressionObjectDialect;
import org.thymeleaf.expression.IExpressionObjectFactory;

/** Gives templates {@code #when}: {@link Dates} in the language of the page. */
@Component
public class DatesDialect extends AbstractDialect implements IExpressionObjectDialect {

    public DatesDialect() {
        super("anju");
    }

    @Override
    public IExpressionObjectFactory getExpressionObjectFactory() {
        return new Factory();
    }

    /** {@link Dates} with the locale filled in. */
    public record When(Locale locale) {

        public String day(LocalDate day) {
            return Dates.day(day, locale);
        }

        public String day(Instant instant) {
            return Dates.day(instant, locale);
        }

        public String weekday(LocalDate day) {
            return Dates.weekday(day, locale);
        }

        public String month(YearMonth month) {
            return Dates.month(month, locale);
        }

        public String minute(Instant instant) {
            return Dates.minute(instant, locale);
        }

        public String minute(OffsetDateTime time) {
            return Dates.minute(time.toInstant(), locale);
        }
    }

    private static final class Factory implements IExpressionObjectFactory {

        @Override
        public Set<String> getAllExpressionObjectNames() {
            return Set.of("when");
        }

        @Override
        public Object buildObject(IExpressionContext context, String name) {
            return new When(context.getLocale());
        }

        @Override
        public boolean isCacheable(String name) {
            return true;
        }
    }
}
