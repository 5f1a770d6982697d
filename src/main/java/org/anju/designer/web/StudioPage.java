package org.anju.designer.web;

import static org.springframework.http.HttpStatus.NOT_FOUND;

import java.util.List;
import java.util.Locale;
import org.anju.access.Role;
import org.anju.batch.PublishedProcedure;
import org.anju.disclosure.Attachment;
import org.anju.web.Languages;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;

/** Where designers begin: the nodes of the procedure in force and its diagrams, read from the models themselves. */
@Controller
@RequestMapping("/studio")
class StudioPage {

    private final PublishedProcedure procedure;

    StudioPage(PublishedProcedure procedure) {
        this.procedure = procedure;
    }

    /** A node as a line of the list. */
    record NodeLine(PublishedProcedure.ProcedureNode node, String name, String roleKey) {}

    @GetMapping
    String show(Model model, Locale language) {
        model.addAttribute(
                "nodes",
                procedure.nodes().stream().map(node -> line(node, language)).toList());
        model.addAttribute(
                "diagrams", diagrams(language).stream().map(Attachment::name).toList());
        model.addAttribute("hash", procedure.hash());
        return "designer/studio";
    }

    @GetMapping("/diagrams/{name}")
    ResponseEntity<byte[]> diagram(@PathVariable String name) {
        return procedure.diagrams().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .map(each -> ResponseEntity.ok()
                        .contentType(MediaType.parseMediaType(each.mediaType()))
                        .body(each.bytes()))
                .orElseThrow(() -> new ResponseStatusException(NOT_FOUND));
    }

    private List<Attachment> diagrams(Locale language) {
        return procedure.diagrams().stream()
                .filter(each -> each.name().endsWith("-en.svg") == Languages.english(language))
                .toList();
    }

    private static NodeLine line(PublishedProcedure.ProcedureNode node, Locale language) {
        return new NodeLine(
                node,
                Languages.english(language) ? node.nameEn() : node.name(),
                Role.ofCode(node.role()).map(Role::messageKey).orElse("designer.studio.by-itself"));
    }
}
