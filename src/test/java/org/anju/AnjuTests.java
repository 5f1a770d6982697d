package org.anju;

import static org.assertj.core.api.Assertions.assertThat;

import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;

@ApplicationTest
class AnjuTests {

    @Test
    void everyPoolHasAnAccountOfItsOwn(
            @Autowired JdbcClient application, @Autowired @Qualifier("siteReader") DataSource siteReader) {
        var question = "SELECT current_user";

        assertThat(application.sql(question).query(String.class).single()).isEqualTo("anju_app");
        assertThat(JdbcClient.create(siteReader)
                        .sql(question)
                        .query(String.class)
                        .single())
                .isEqualTo("site_reader");
    }
}
