package org.anju.site;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.util.function.SingletonSupplier;
import org.thymeleaf.exceptions.TemplateEngineException;

/**
 * Writes a page in both languages, unless it lies there already, made of the same. One that cannot be made stays as it
 * was, and keeps no other from being written.
 */
final class Press {

    private final Templates templates;
    private final SiteFolder.Pass pass;
    private final Map<String, Object> everywhere;
    private final Made made;

    Press(Templates templates, SiteFolder.Pass pass, Map<String, Object> everywhere, Made made) {
        this.templates = templates;
        this.pass = pass;
        this.everywhere = everywhere;
        this.made = made;
    }

    void page(String template, String path, Map<String, Object> model) {
        page(template, path, false, model);
    }

    void page(String template, String path, boolean personal, Map<String, Object> model) {
        page(template, path, personal, model.toString(), () -> model);
    }

    /**
     * @param of all that the page is made of, as text
     * @param model asked for only if the page is made
     */
    void page(String template, String path, String of, Supplier<Map<String, Object>> model) {
        page(template, path, false, of, model);
    }

    private void page(String template, String path, boolean personal, String of, Supplier<Map<String, Object>> model) {
        var once = SingletonSupplier.of(model);
        var all = of(template + of);
        for (var language : Templates.languages()) {
            var place = new Place(language, path, personal);
            file(place.file(), all, () -> {
                var filled = new HashMap<>(everywhere);
                filled.putAll(once.obtain());
                return templates.fill("site/" + template, place, filled);
            });
        }
    }

    /**
     * @param of all that the file is made of, as text
     * @param text asked for only if the file is made
     */
    void file(String path, String of, Supplier<String> text) {
        file(path, of(of), text);
    }

    private void file(String path, Made.Of of, Supplier<String> text) {
        if (keeps(path, of)) {
            return;
        }
        try {
            file(path, text.get());
            remember(path, of, List.of(path));
        } catch (TemplateEngineException unmade) {
            pass.hold(path, unmade);
        }
    }

    /** What stands everywhere is part of what all files are made of. */
    Made.Of of(String text) {
        return Made.Of.text(text + everywhere);
    }

    /** Keeps what an earlier pass made under that name of the same, and says whether it could. */
    boolean keeps(String name, Made.Of of) {
        return made.keeps(name, of, pass);
    }

    void remember(String name, Made.Of of, Collection<String> files) {
        made.remember(name, of, files, pass);
    }

    /** A page in both languages, to be completed and written many times by who asked for it. */
    Map<Place, Frame> frames(String template, String path, boolean personal, Map<String, Object> model) {
        var all = new HashMap<>(everywhere);
        all.putAll(model);
        var frames = new LinkedHashMap<Place, Frame>();
        for (var language : Templates.languages()) {
            var place = new Place(language, path, personal);
            frames.put(place, new Frame(templates.fill("site/" + template, place, all)));
        }
        return frames;
    }

    /** A fragment of {@code parts.html} alone. */
    String part(String fragment, Place place, Map<String, Object> model) {
        return templates.fragment("site/parts", fragment, place, model);
    }

    String say(Place place, String key, Object... arguments) {
        return templates.say(key, place.locale(), arguments);
    }

    void file(String path, String text) {
        file(path, text.getBytes(StandardCharsets.UTF_8));
    }

    void file(String path, byte[] bytes) {
        pass.write(path, bytes);
    }

    /** A file as it was stored, or as the application brings it. */
    void copy(String path, byte[] bytes) {
        pass.copy(path, bytes);
    }

    /** Whether files of an earlier pass are still there. */
    boolean has(Iterable<String> paths) {
        for (var path : paths) {
            if (!pass.has(path)) {
                return false;
            }
        }
        return true;
    }

    /** Leaves a folder as it was, in both languages. */
    void holdFolder(String path, TemplateEngineException unmade) {
        for (var language : Templates.languages()) {
            pass.holdFolder(new Place(language, path, false).file(), unmade);
        }
    }

    void keep(Iterable<String> paths) {
        paths.forEach(pass::keepWithSibling);
    }
}
