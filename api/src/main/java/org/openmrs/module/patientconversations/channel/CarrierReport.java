/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.channel;

import java.util.Objects;
import java.util.Optional;
import org.openmrs.module.patientconversations.model.MessageStatus;

/** What a carrier says of one message, in our terms. */
public final class CarrierReport {

    private final String carrierId;

    private final MessageStatus status;

    private final String errorCode;

    private final String fromAddress;

    private CarrierReport(String carrierId, MessageStatus status, String errorCode, String fromAddress) {
        this.carrierId = Objects.requireNonNull(carrierId);
        this.status = Objects.requireNonNull(status);
        this.errorCode = errorCode;
        this.fromAddress = fromAddress;
    }

    public static CarrierReport of(String carrierId, MessageStatus status) {
        return new CarrierReport(carrierId, status, null, null);
    }

    /** @param errorCode the channel's id and the carrier's code, such as {@code sms.30003}; may be null if the carrier gave none */
    public static CarrierReport failed(String carrierId, String errorCode) {
        return new CarrierReport(carrierId, MessageStatus.FAILED, errorCode, null);
    }

    /** The same report with the address that the carrier sent from. */
    public CarrierReport from(String address) {
        return new CarrierReport(carrierId, status, errorCode, address);
    }

    public String getCarrierId() {
        return carrierId;
    }

    public MessageStatus getStatus() {
        return status;
    }

    public Optional<String> getErrorCode() {
        return Optional.ofNullable(errorCode);
    }

    public Optional<String> getFromAddress() {
        return Optional.ofNullable(fromAddress);
    }
}
