package org.joryu.kernel.protocol;

/// The kernel asks the user for a line ("input_request" on the stdin channel).
///
/// @param prompt what to show before the input field
/// @param password whether the typed text is to be hidden
public record InputRequest(String prompt, boolean password) implements Content {

    @Override
    public String messageType() {
        return "input_request";
    }
}
