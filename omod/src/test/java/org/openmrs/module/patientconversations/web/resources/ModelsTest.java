/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.web.resources;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.models.Model;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.Test;
import org.openmrs.module.patientconversations.web.RestTest;
import org.openmrs.module.webservices.rest.web.representation.Representation;
import org.openmrs.module.webservices.rest.web.resource.impl.DelegatingResourceDescription;
import org.openmrs.module.webservices.rest.web.resource.impl.DelegatingResourceHandler;

/** What Swagger says of the resources is what they show and take. In a context, since OpenMRS' classes of constants read settings when they are loaded. */
public class ModelsTest extends RestTest {

    private final List<DelegatingResourceHandler<?>> taking = Arrays.asList(new ConversationResource(), new MessageResource(),
        new ConsentResource(), new ContactResource(), new TriageResource(), new ScheduledMessageResource(), new SavedMessageResource());

    @Test
    public void describeEveryPropertyThatIsShown() {
        List<DelegatingResourceHandler<?>> all = new ArrayList<>(taking);
        all.add(new HistoryResource());
        for (DelegatingResourceHandler<?> resource : all) {
            Set<String> shown = properties(resource.getRepresentationDescription(Representation.DEFAULT));
            Set<String> described = properties(resource.getGETModel(Representation.DEFAULT));
            described.remove("links");
            assertThat(described).as(resource.getClass().getSimpleName()).isEqualTo(shown);
        }
    }

    @Test
    public void describeEveryPropertyThatIsTaken() {
        for (DelegatingResourceHandler<?> resource : taking) {
            assertThat(properties(resource.getUPDATEModel(Representation.DEFAULT))).as(resource.getClass().getSimpleName())
                    .isEqualTo(properties(resource.getUpdatableProperties()));
        }
        for (DelegatingResourceHandler<?> resource : Arrays.asList(new ConversationResource(), new MessageResource(),
            new ConsentResource(), new ScheduledMessageResource(), new SavedMessageResource())) {
            assertThat(properties(resource.getCREATEModel(Representation.DEFAULT))).as(resource.getClass().getSimpleName())
                    .isEqualTo(properties(resource.getCreatableProperties()));
        }
    }

    private static Set<String> properties(DelegatingResourceDescription description) {
        return new TreeSet<>(description.getProperties().keySet());
    }

    private static Set<String> properties(Model model) {
        return model.getProperties() == null ? new TreeSet<>() : new TreeSet<>(model.getProperties().keySet());
    }
}
