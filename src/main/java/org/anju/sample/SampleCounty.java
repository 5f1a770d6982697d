package org.anju.sample;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.anju.calendar.DemonstrationClock;
import org.anju.disclosure.HousingType;
import org.anju.privacy.IdNumber;
import org.anju.region.Office;
import org.anju.region.Region;
import org.anju.region.RegionCode;
import org.anju.region.Regions;
import org.anju.register.Application;
import org.anju.register.Households;
import org.anju.register.RegistrationNumber;
import org.anju.register.Status;
import org.anju.register.Tier;
import org.anju.stock.NewUnit;
import org.anju.stock.Project;
import org.anju.stock.ProjectCode;
import org.anju.stock.Projects;
import org.anju.stock.Stock;
import org.anju.stock.UnitState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The invented county of the demonstration: 3,000 households, 200 units, one batch that has ended and one in the
 * middle. It is made at the first start, through the same doors as officers' work, with the clock set back and moved
 * forward again; nothing is made twice.
 */
@Component
@Profile("demo")
@Order(0)
@EnableConfigurationProperties(SampleSettings.class)
class SampleCounty implements ApplicationRunner {

    static final RegionCode COUNTY = new RegionCode("990101");

    private static final Logger LOG = LoggerFactory.getLogger(SampleCounty.class);
    private static final RegionCode PROVINCE = new RegionCode("990000");
    private static final RegionCode NEIGHBOUR = new RegionCode("990102");
    private static final int UNITS = 200;
    static final long SEED = 20_120_528;
    private static final int DAYS_BACK = 150;

    private final DemonstrationClock clock;
    private final Regions regions;
    private final Projects projects;
    private final Stock stock;
    private final Households households;
    private final SampleBatches batches;
    private final SampleSettings settings;

    SampleCounty(
            DemonstrationClock clock,
            Regions regions,
            Projects projects,
            Stock stock,
            Households households,
            SampleBatches batches,
            SampleSettings settings) {
        this.clock = clock;
        this.regions = regions;
        this.projects = projects;
        this.stock = stock;
        this.households = households;
        this.batches = batches;
        this.settings = settings;
    }

    /** Before anyone can sign in: the regions, and the clock set back. */
    @Override
    public void run(ApplicationArguments arguments) {
        regions.save(region(PROVINCE, "示例省", "Sample Province", Optional.empty(), "示例省住房和城乡建设厅", "C"));
        regions.save(region(COUNTY, "清河县", "Qinghe County", Optional.of(PROVINCE), "清河县住房保障中心", "A"));
        regions.save(region(NEIGHBOUR, "临川县", "Linchuan County", Optional.of(PROVINCE), "临川县住房保障中心", "B"));
    }

    /** Once the server answers, because the public site is read back from it. */
    @EventListener
    void on(ApplicationReadyEvent ready) {
        if (settings.households() > 0 && clock.isUntouched()) {
            var thread = new Thread(this::fill, "sample-county");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void fill() {
        var now = clock.instant();
        try {
            clock.beginAt(now.minus(Duration.ofDays(DAYS_BACK)));
            LOG.info("The sample county is being made; its batches appear in the next minutes.");
            addUnits();
            addHouseholds();
            batches.carryOneToItsEnd(waiting());
            batches.carryOneToTheMiddle(waiting(), now);
            LOG.info("The sample county is complete.");
        } catch (RuntimeException failed) {
            LOG.error("The sample county could not be completed; what there is of it stays.", failed);
        } finally {
            if (clock.instant().isBefore(now)) {
                clock.moveTo(now);
            }
        }
    }

    private void addUnits() {
        SampleUnits.projects()
                .forEach(project -> projects.add(
                        new Project(
                                COUNTY,
                                new ProjectCode(project.code()),
                                project.name(),
                                project.housingType(),
                                project.address(),
                                Optional.of(project.completedOn())),
                        "sample"));
        SampleUnits.units(UNITS, 1)
                .forEach(unit -> stock.add(
                        COUNTY,
                        new NewUnit(
                                new ProjectCode(unit.project()),
                                unit.building(),
                                unit.entrance(),
                                unit.room(),
                                unit.unitType(),
                                new BigDecimal(unit.area()),
                                unit.floor(),
                                UnitState.FREE,
                                ""),
                        "sample"));
    }

    private void addHouseholds() {
        var people = new SamplePeople(SEED);
        for (var i = 0; i < settings.households(); i++) {
            var person = people.next();
            var number = person.idNumber().length() == 15
                    ? IdNumber.fromFifteenDigits(person.idNumber()).number()
                    : IdNumber.parse(person.idNumber()).number();
            households.register(
                    COUNTY,
                    new Application(
                            Optional.of(new RegistrationNumber(person.number())),
                            person.applicant(),
                            number.orElseThrow(),
                            person.housingType(),
                            person.size(),
                            Tier.parse(person.tier()).orElse(Tier.NONE),
                            person.registeredOn()),
                    "sample");
        }
    }

    private List<RegistrationNumber> waiting() {
        var numbers = new ArrayList<RegistrationNumber>();
        households.snapshot(COUNTY, clock.today(), registered -> {
            if (registered.housingType() == HousingType.PUBLIC_RENTAL && registered.status() == Status.WAITING) {
                numbers.add(registered.number());
            }
        });
        return numbers;
    }

    private static Region region(
            RegionCode code, String name, String nameEn, Optional<RegionCode> parent, String bureau, String letter) {
        return new Region(
                code,
                name,
                nameEn,
                parent,
                new Office(
                        bureau,
                        nameEn + " Housing Office",
                        name + "人民路1号",
                        "0990-5550100",
                        "0990-5550112",
                        "11" + code + "MB00000" + letter + "1X",
                        URI.create("https://housing." + code + ".example/")));
    }
}
