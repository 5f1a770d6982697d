package org.anju.disclosure.web;

import org.anju.access.CurrentOfficer;
import org.anju.access.Officer;
import org.anju.disclosure.Catalogue;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** 公开事项目录: the fifteen items as a county prints them. */
@Controller
class CataloguePage {

    private final Catalogue catalogue;

    CataloguePage(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @GetMapping("/desk/disclosure/catalogue")
    String show(@CurrentOfficer Officer officer, Model model) {
        model.addAttribute("items", catalogue.items());
        return "disclosure/catalogue";
    }
}
