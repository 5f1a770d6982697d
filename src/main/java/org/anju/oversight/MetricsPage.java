package org.anju.oversight;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** All metrics in the text format of Prometheus: of machines, never of people. */
@RestController
class MetricsPage {

    private static final MediaType TEXT = MediaType.parseMediaType("text/plain;version=0.0.4;charset=utf-8");

    private final PrometheusMeterRegistry meters;

    MetricsPage(PrometheusMeterRegistry meters) {
        this.meters = meters;
    }

    @GetMapping("/ops/metrics")
    ResponseEntity<String> show() {
        return ResponseEntity.ok().contentType(TEXT).body(meters.scrape(TEXT.toString()));
    }
}
