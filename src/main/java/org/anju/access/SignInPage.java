package org.anju.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where officers sign in; the post is taken by Spring Security. */
@Controller
class SignInPage {

    private final SignInSettings settings;

    SignInPage(SignInSettings settings) {
        this.settings = settings;
    }

    @GetMapping("/sign-in")
    String show(
            @RequestParam Map<String, String> said,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        if (settings.oidc().issuer() != null) {
            model.addAttribute("service", settings.oidc().name());
        }
        var tried = TriedName.take(request, response);
        model.addAttribute("tried", tried);
        model.addAttribute("focus", tried.isEmpty() ? "account" : "password");
        model.addAttribute("refused", said.containsKey("error"));
        model.addAttribute("out", said.containsKey("out"));
        model.addAttribute("expired", said.containsKey("expired"));
        return "access/sign-in";
    }
}
