package org.anju.disclosure;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.function.Predicate;
import org.anju.privacy.Artefact;
import org.anju.privacy.LeakGate;
import org.anju.region.Region;
import org.anju.region.RegionCode;
import org.anju.region.Regions;
import org.anju.text.VisibleText;
import org.springframework.stereotype.Component;

/** Sentences that an officer writes for everyone, such as the reason of a correction: they pass the leak gate too. */
@Component
public class PublicWords {

    private final Regions regions;

    PublicWords(Regions regions) {
        this.regions = regions;
    }

    /**
     * Everybody reads why something public was changed, and reads it as it was written.
     *
     * @throws ChangeRefused if nobody could see it, or it holds what turns round or controls how it is read
     */
    static void insistOnReason(String reason) {
        if (VisibleText.of(reason).isEmpty()) {
            throw new ChangeRefused("disclosure.change.reason");
        }
        insistOnText(reason);
    }

    static void insistOnText(String words) {
        if (VisibleText.holdsForbidden(words, true)) {
            throw new ChangeRefused("disclosure.change.characters");
        }
    }

    /** Whether they hold something that no public text of the region may hold. */
    public boolean leak(RegionCode region, String words) {
        return leaking(region).test(words);
    }

    /** The same question for many texts of one region. */
    public Predicate<String> leaking(RegionCode region) {
        var official = new ArrayList<String>();
        regions.find(region).map(Region::office).ifPresent(office -> {
            official.addAll(office.phones());
            official.add(office.creditCode());
        });
        var gate = new LeakGate(official);
        return words -> !gate.scan(
                        Artefact.of("words.txt", "text/plain;charset=UTF-8", words.getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }
}
