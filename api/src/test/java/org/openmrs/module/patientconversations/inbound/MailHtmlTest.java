/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;

import org.junit.Test;

public class MailHtmlTest {

    @Test
    public void nothingRunsAndNothingIsLoadedFromOutside() {
        String html = MailHtml.of("<html><head><style>body{background:url(https://t.example.org/x)}</style><link rel=stylesheet href=https://t.example.org/s.css></head>"
                + "<body onload=alert(1) background='https://t.example.org/b.png'><p style='background:url(https://t.example.org/y)'>Hello <b>you</b></p>"
                + "<img src='https://t.example.org/p.gif' onerror=alert(2)><script>alert(3)</script><iframe src=https://t.example.org></iframe>"
                + "<svg><use href='https://t.example.org/u#x'/></svg><form action=https://t.example.org><input name=a></form><video src=https://t.example.org/v>"
                + "<a href='javascript:alert(4)'>bad</a><a href='data:text/html,x'>worse</a></body></html>").getHtml();
        assertThat(html).contains("Hello <b>you</b>").doesNotContain("example.org", "alert", "javascript", "data:", "<img", "<script", "<iframe", "<svg", "<form", "<input",
            "style", "onload", "onerror");
    }

    @Test
    public void aLinkTellsNobodyWhereItWasFollowed() {
        assertThat(MailHtml.of("<a href='https://example.org/a?b=1&amp;c=2' target=_top id=x>there</a>").getHtml())
            .contains("href=\"https://example.org/a?b&#61;1&amp;c&#61;2\"").contains("noopener").contains("noreferrer").doesNotContain("target=\"_top\"").doesNotContain("id=");
    }

    @Test
    public void whatMailProgramsRepeatIsLeftOutAndIsQuotedInTheText() {
        MailHtml gmail = MailHtml.of("<div dir=\"ltr\">Yes &amp; thanks</div><br><div class=\"gmail_quote\"><div dir=ltr class=gmail_attr>On Monday Clinic wrote:<br></div>"
                + "<blockquote class=\"gmail_quote\"><div>Can you come?</div></blockquote></div>");
        assertThat(gmail.getHtml()).contains("Yes &amp; thanks").doesNotContain("Can you come", "Monday", "gmail");
        assertEquals("Yes & thanks\n\n> On Monday Clinic wrote:\n> Can you come?", gmail.getText());
        MailHtml outlook = MailHtml.of("<p>Yes</p><div id=\"appendonsend\"></div><hr><div id=\"divRplyFwdMsg\">From: Clinic</div><div>Can you come?</div>");
        assertThat(outlook.getHtml()).contains("Yes").doesNotContain("Can you come", "Clinic");
        MailHtml below = MailHtml.of("<blockquote type=\"cite\"><p>Can you come?</p></blockquote><p>Yes</p>");
        assertThat(below.getHtml()).contains("Yes").doesNotContain("Can you come");
    }

    @Test
    public void linesAndListsStayApartInTheText() {
        assertEquals("One\nTwo\n\u2022 a\n\u2022 b\nc d", MailHtml.of("<div>One<br>Two</div><ul><li>a</li><li>b</li></ul><table><tr><td>c</td><td>d</td></tr></table>").getText());
    }

    @Test
    public void whatHoldsNoWordsIsNotShown() {
        assertNull(MailHtml.of("<img src=https://t.example.org/p.gif><script>x</script>").getHtml());
    }

    @Test
    public void nestingIsFollowedAsDeepAsPeopleNestAndNoFurther() {
        assertThat(MailHtml.of(repeat("<div>", 200) + "deep").getText()).contains("deep");
        MailHtml.of(repeat("<div>", 100_000) + "deep");
    }

    private static String repeat(String text, int times) {
        StringBuilder repeated = new StringBuilder();
        for (int i = 0; i < times; i++) {
            repeated.append(text);
        }
        return repeated.toString();
    }
}
