/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.Before;
import org.junit.Test;
import org.openmrs.module.patientconversations.DaemonAccess;
import org.openmrs.module.patientconversations.RemoteAddress;
import org.openmrs.module.patientconversations.channel.CarrierException;
import org.openmrs.module.patientconversations.channel.Channel;
import org.openmrs.module.patientconversations.channel.Channels;
import org.openmrs.module.patientconversations.channel.OutboundMessage;
import org.openmrs.module.patientconversations.model.ContactSystem;
import org.openmrs.module.patientconversations.service.LinkStepWithCode;
import org.openmrs.module.patientconversations.service.PatientAppService;
import org.openmrs.module.patientconversations.support.CapturedLog;

public class PatientAppTest {

    private static final String TOKEN = "a-token";

    private final List<Runnable> beside = new ArrayList<>();

    private final PatientAppService service = mock(PatientAppService.class);

    private final Channel channel = mock(Channel.class);

    private PatientApp app;

    @Before
    public void setUp() throws Exception {
        DaemonAccess daemon = mock(DaemonAccess.class);
        when(daemon.call(any())).thenAnswer(call -> call.<Callable<?>> getArgument(0).call());
        when(daemon.start(any())).thenAnswer(call -> {
            beside.add(call.getArgument(0));
            return null;
        });
        when(channel.getId()).thenReturn("sms");
        when(channel.getContactSystem()).thenReturn(ContactSystem.SMS);
        when(service.sendCode(TOKEN)).thenReturn(LinkStepWithCode.of("sms", "+250788123456", "Your code is 424242."));
        app = new PatientApp(service, new CodeSending(new Channels(Collections.singletonList(channel)), daemon), daemon);
    }

    @Test
    public void aCodeIsSentBesideTheRequestThatAskedForIt() throws Exception {
        List<OutboundMessage> sent = new ArrayList<>();
        when(channel.send(any())).thenAnswer(call -> {
            sent.add(call.getArgument(0));
            return null;
        });
        app.sendCode(TOKEN);
        assertThat(sent).isEmpty();
        beside.forEach(Runnable::run);
        assertThat(sent).singleElement().satisfies(message -> {
            assertThat(message.getTo()).isEqualTo("+250788123456");
            assertThat(message.getText()).contains("424242");
        });
    }

    @Test
    public void aCodeThatCannotBeSentIsLoggedWithoutTheCodeOrTheNumber() throws Exception {
        when(channel.send(any())).thenThrow(new CarrierException(CarrierException.Kind.TRANSIENT, "sms.down", null, null, null));
        try (CapturedLog log = CapturedLog.of(CodeSending.class.getName())) {
            app.sendCode(TOKEN);
            beside.forEach(Runnable::run);
            assertThat(log.text()).isNotEmpty().doesNotContain("424242").doesNotContain("788123456").doesNotContain(TOKEN);
        }
    }

    @Test
    public void workForARequestKnowsWhereTheRequestCameFrom() throws Exception {
        List<Optional<String>> from = new ArrayList<>();
        RemoteAddress.during("203.0.113.7", () -> app.call(() -> from.add(RemoteAddress.current())));
        assertThat(from).containsExactly(Optional.of("203.0.113.7"));
    }
}
