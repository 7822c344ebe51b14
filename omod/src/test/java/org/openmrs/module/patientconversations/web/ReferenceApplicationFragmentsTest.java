/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Paths;
import org.junit.Test;
import org.openmrs.annotation.OpenmrsProfile;
import org.openmrs.module.patientconversations.Privileges;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.stereotype.Component;

public class ReferenceApplicationFragmentsTest {

    @Test
    public void theUiFrameworksConfigurationOfThisModuleIsRegisteredWithoutItsClass() {
        DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
        new ReferenceApplicationFragments().postProcessBeanDefinitionRegistry(beans);

        BeanDefinition configuration = beans.getBeanDefinition("patientconversations.uiConfiguration");
        assertThat(configuration.getBeanClassName()).isEqualTo("org.openmrs.ui.framework.StandardModuleUiConfiguration");
        assertThat(configuration.getPropertyValues().get("moduleId")).isEqualTo("patientconversations");
    }

    /** Core's scan takes a component whatever its profile says. */
    @Test
    public void itIsABeanOnlyWhereTheUiFrameworkIsInstalled() {
        assertThat(ReferenceApplicationFragments.class.getAnnotation(OpenmrsProfile.class).modules()).containsExactly("uiframework:*");
        assertThat(ReferenceApplicationFragments.class.isAnnotationPresent(Component.class)).isFalse();
    }

    @Test
    public void theDashboardsExtensionNamesAFragmentThatIsThereAndThePrivilegeToRead() throws Exception {
        JsonNode extension = new ObjectMapper().readTree(getClass().getResource("/apps/patientconversations_extension.json")).get(0);

        assertThat(extension.get("extensionPointId").asText()).isEqualTo("patientDashboard.firstColumnFragments");
        assertThat(extension.get("requiredPrivilege").asText()).isEqualTo(Privileges.GET_CONVERSATIONS);
        assertThat(extension.at("/extensionParams/provider").asText()).isEqualTo("patientconversations");
        assertThat(Files.exists(Paths.get("src/main/webapp/fragments", extension.at("/extensionParams/fragment").asText() + ".gsp"))).isTrue();
    }
}
