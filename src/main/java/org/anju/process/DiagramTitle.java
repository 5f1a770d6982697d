package org.anju.process;

import java.util.Locale;

/** What a model is called and what it is for, in both languages of the site. */
public record DiagramTitle(String id, String nameZh, String nameEn, String purposeZh, String purposeEn) {

    public String name(Locale language) {
        return language.getLanguage().equals("en") ? nameEn : nameZh;
    }

    public String purpose(Locale language) {
        return language.getLanguage().equals("en") ? purposeEn : purposeZh;
    }
}
