package org.anju.access;

import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where officers sign in; the post is taken by Spring Security. */
@Controller
class SignInPage {

    @GetMapping("/sign-in")
    String show(@RequestParam Map<String, String> said, Model model) {
        model.addAttribute("refused", said.containsKey("error"));
        model.addAttribute("out", said.containsKey("out"));
        model.addAttribute("changed", said.containsKey("changed"));
        model.addAttribute("expired", said.containsKey("expired"));
        return "access/sign-in";
    }
}
