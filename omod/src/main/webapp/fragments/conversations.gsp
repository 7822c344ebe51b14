<%
    // On the Reference Application's dashboard the patient comes wrapped.
    def base = "/" + "${ ui.contextPath() }".replaceFirst("^/+", "")
    def locale = org.openmrs.api.context.Context.locale.toLanguageTag()
%>
<script type="module" src="${ base }/moduleResources/patientconversations/patient-conversations.js?v=@build@"></script>
<div class="info-section">
    <div class="info-header">
        <i class="icon-comments"></i>
        <h3>${ ui.message("patientconversations.title").toUpperCase() }</h3>
    </div>
    <div class="info-body">
        <patient-conversations view="summary" patient="${ ui.escapeHtml(config.patient.patient.uuid) }" base="${ ui.escapeHtml(base) }" locale="${ ui.escapeHtml(locale) }"></patient-conversations>
    </div>
</div>
