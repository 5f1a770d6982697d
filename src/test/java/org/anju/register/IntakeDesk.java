package org.anju.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import java.time.Duration;
import org.anju.access.Role;
import org.anju.access.Staff;
import org.awaitility.Awaitility;
import org.jsoup.Jsoup;
import org.jsoup.select.Elements;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** An officer of a region at the pages where files are handed in and taken away. */
final class IntakeDesk {

    private final MockMvc pages;
    private final RequestPostProcessor officer;

    IntakeDesk(WebApplicationContext context, String region) {
        this.pages = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        this.officer = new Staff(context).signedIn(region, Role.OFFICER);
    }

    /** The page on which the officer reads what became of the file, once it has been looked at. */
    Elements handIn(String kind, byte[] file) throws Exception {
        var address = send(kind, file);
        Awaitility.await()
                .pollInterval(Duration.ofMillis(20))
                .atMost(Duration.ofMinutes(3))
                .until(() -> answer(get(address)).getHeader("Refresh") == null);
        return page(address);
    }

    /** Where the page leads as soon as the file has arrived. */
    String send(String kind, byte[] file) throws Exception {
        var request = multipart("/desk/imports");
        request.file(new MockMultipartFile("file", "名册.xlsx", "application/octet-stream", file));
        return String.valueOf(answer(request.param("kind", kind)).getRedirectedUrl());
    }

    Elements page(String address) throws Exception {
        return Jsoup.parse(answer(get(address)).getContentAsString()).select("main");
    }

    byte[] file(String address) throws Exception {
        return answer(get(address)).getContentAsByteArray();
    }

    private MockHttpServletResponse answer(AbstractMockHttpServletRequestBuilder<?> request) throws Exception {
        var answer =
                pages.perform(request.with(officer).with(csrf())).andReturn().getResponse();
        assertThat(answer.getStatus()).isLessThan(400);
        return answer;
    }
}
