/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.web.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.stat.Statistics;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.Before;
import org.junit.Test;
import org.openmrs.api.context.Context;
import org.openmrs.module.patientconversations.model.Conversation;
import org.openmrs.module.patientconversations.model.Message;

public class CommunicationPagingTest extends FhirTest {

    private static final Date NINE = new Date(1_795_165_200_000L);

    private static final Date TEN = new Date(NINE.getTime() + 3_600_000);

    private Conversation thread;

    @Before
    public void converse() {
        thread = startConversation(PATIENT, NUMBER, "a@example.org");
    }

    /** Reads to the last page, and does something after each. */
    private List<String> readAll(Bundle first, Function<Bundle, List<String>> read, Runnable meanwhile) {
        Bundle page = first;
        List<String> all = new ArrayList<>(read.apply(page));
        meanwhile.run();
        while (page.getLink("next") != null) {
            page = client().loadPage().next(page).execute();
            all.addAll(read.apply(page));
            meanwhile.run();
        }
        return all;
    }

    private static List<String> ids(Bundle bundle) {
        return communications(bundle).stream().map(each -> each.getIdElement().getIdPart()).collect(Collectors.toList());
    }

    private void arrive() {
        receive(NUMBER, "meanwhile", "SM" + System.nanoTime(), new Date());
    }

    @Test
    public void givesNeitherGapNorRepeatWhileNewMessagesArrive() {
        for (int i = 0; i < 25; i++) {
            send(thread, "sms", "number " + i);
        }
        List<String> read = readAll(find("part-of=" + thread.getUuid() + "&_count=10"), FhirTest::texts, this::arrive);
        assertThat(read).hasSize(25).doesNotHaveDuplicates().startsWith("number 0", "number 1").endsWith("number 24");
    }

    @Test
    public void readsAThreadOfTenThousandMessagesWhileNewOnesArrive() {
        List<String> written = storeSent(thread, 10_000, NINE);
        List<String> read = readAll(find("part-of=" + thread.getUuid() + "&_sort=sent&_count=100"), FhirTest::texts, this::arrive);
        assertThat(read).isEqualTo(written);
    }

    /** As long as it is not on its way, a message has no time of sending and comes first; then it comes last. */
    @Test
    public void leavesNoGapWhenWhatWasReadMovesInTheOrder() {
        Message waiting = send(thread, "sms", "waits");
        List<String> written = storeSent(thread, 30, NINE);
        Bundle first = find("part-of=" + thread.getUuid() + "&_sort=sent&_count=10");
        assertThat(texts(first)).startsWith("waits", written.get(0));
        put(waiting, message -> message.setDateSent(TEN));
        List<String> read = readAll(first, FhirTest::texts, () -> { });
        assertThat(new HashSet<>(read)).containsAll(written);
    }

    @Test
    public void everyOrderIsTheSamePageByPage() {
        Conversation other = startConversation(OTHER_PATIENT, "+250788999888", "b@example.org");
        send(thread, "sms", "waits");
        for (int i = 0; i < 5; i++) {
            Date sent = new Date(NINE.getTime() + 1000 * (i / 2));
            put(send(i % 2 == 0 ? thread : other, "sms", "number " + i), message -> {
                message.setDateSent(sent);
                message.setDateDelivered(sent);
            });
        }
        for (String order : Arrays.asList("sent", "-sent", "received", "-received", "_lastUpdated", "-_lastUpdated")) {
            List<String> whole = ids(find("_count=100&_sort=" + order));
            assertThat(readAll(find("_count=2&_sort=" + order), CommunicationPagingTest::ids, () -> { })).as(order).isEqualTo(whole).hasSize(8);
        }
    }

    @Test
    public void aPageCostsTheSameHoweverManyMessagesItIsOf() {
        Conversation other = startConversation(OTHER_PATIENT, "+250788999888", "b@example.org");
        send(thread, "sms", "one");
        send(other, "sms", "another");
        statements(4);
        long few = statements(4);
        storeSent(thread, 40, NINE);
        storeSent(other, 40, NINE);
        assertThat(statements(84)).isEqualTo(few);
    }

    /** How many it takes to find all that there is, on one page. */
    private long statements(int found) {
        Context.flushSession();
        Statistics statistics = statistics();
        statistics.clear();
        assertThat(find("_count=100").getEntry()).hasSize(found);
        return statistics.getPrepareStatementCount();
    }
}
