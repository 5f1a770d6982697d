package org.anju.intake;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Every kind of file that some feature takes in. */
@Component
public class FileKinds {

    private final List<FileKind> all;

    FileKinds(List<FileKind> all) {
        this.all = List.copyOf(all);
    }

    public List<FileKind> all() {
        return all;
    }

    public Optional<FileKind> find(String key) {
        return all.stream().filter(kind -> kind.key().equals(key)).findFirst();
    }
}
