/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.sandbox;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Reads the messages out of the TwiML that answers an inbound SMS (twilio.com/docs/messaging/twiml). */
final class TwiML {

    private TwiML() {
    }

    /**
     * The texts of {@code <Response><Message>…} and {@code <Response><Message><Body>…}, in their order; none for an empty answer.
     *
     * @throws IllegalArgumentException if it is not TwiML
     */
    static List<String> messages(String xml) {
        if (xml == null || xml.isBlank()) {
            return List.of();
        }
        Element response = parse(xml);
        if (!"Response".equals(response.getTagName())) {
            throw new IllegalArgumentException("The answer is not TwiML: its root is <" + response.getTagName() + ">.");
        }
        List<String> texts = new ArrayList<>();
        for (Element message : children(response, "Message")) {
            List<Element> bodies = children(message, "Body");
            texts.add((bodies.isEmpty() ? message : bodies.get(0)).getTextContent().strip());
        }
        return texts;
    }

    /**
     * What is to happen in a call, in its order.
     *
     * @throws IllegalArgumentException if it is not TwiML
     */
    static List<Element> verbs(String xml) {
        List<Element> verbs = new ArrayList<>();
        for (Node child = parse(xml).getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                verbs.add(element);
            }
        }
        return verbs;
    }

    private static Element parse(String xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler());
            return builder.parse(new InputSource(new StringReader(xml))).getDocumentElement();
        } catch (SAXException | IOException e) {
            throw new IllegalArgumentException("The answer is not TwiML: it cannot be read as XML.", e);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("The Java platform's XML parser has these features", e);
        }
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element && name.equals(element.getTagName())) {
                found.add(element);
            }
        }
        return found;
    }
}
