package org.anju.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The models and forms that come with the application; deployed at start, before any job or request. */
@Component
class BuiltInModels implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(BuiltInModels.class);

    private final Deployments deployments;
    private final VerbCatalogue verbs;

    BuiltInModels(Deployments deployments, VerbCatalogue verbs) {
        this.deployments = deployments;
        this.verbs = verbs;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (verbs.beans().isEmpty()) {
            LOG.warn("No bean has verbs, so no model can run and none is deployed.");
        } else {
            deployments.deployShared(submission());
        }
    }

    static Submission submission() {
        return new Submission(
                resources("classpath*:processes/*.bpmn", ".bpmn"), resources("classpath*:forms/**/*.form", ".form"));
    }

    private static Map<String, byte[]> resources(String pattern, String ending) {
        try {
            Map<String, byte[]> found = new TreeMap<>();
            for (Resource resource : new PathMatchingResourcePatternResolver().getResources(pattern)) {
                String file = String.valueOf(resource.getFilename());
                found.put(file.substring(0, file.length() - ending.length()), resource.getContentAsByteArray());
            }
            return found;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
