package io.vehicleshadow.localiot.policy;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusedDocumentTest {

    private static final String GOOD = """
            {"Version": "2012-10-17",
             "Statement": [{"Effect": "Allow", "Action": "iot:Publish", "Resource": "*"}]}""";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "2012-10-17     | 2008-10-17                     | Version: must be \"2012-10-17\", not \"2008-10-17\"",
                "\"Allow\"      | \"allow\"                      | Statement[0].Effect: must be \"Allow\" or \"Deny\"",
                "\"Effect\": \"Allow\", |                        | Statement[0].Effect: must be \"Allow\" or \"Deny\", not absent",
                "\"iot:Publish\" | 7                             | Statement[0].Action: must be a string or an array of strings",
                "\"iot:Publish\" | []                            | Statement[0].Action: must be a string or an array of strings",
                "\"iot:Publish\" | [\"iot:Publish\", null]       | Statement[0].Action[1]: must be a string, not null",
                "iot:Publish    | Publish                        | Statement[0].Action: must be like \"iot:Publish\"",
                "\"*\"          | \"topic/a\"                    | Statement[0].Resource: must be \"*\" or like",
                "\"*\"          | \"arn:aws:s3:::bucket\"        | Statement[0].Resource: must be \"*\" or like",
                "\"*\"          | \"arn:aws:iot:r:1:topic/${a\"  | Statement[0].Resource: a policy variable must be ${NAME}",
                "\"*\"          | \"arn:aws:iot:r:1:topic/${}\"  | Statement[0].Resource: a policy variable must be ${NAME}",
                "\"Resource\"   | \"NotResource\"                | Statement[0]: has the member \"NotResource\"",
                "\"Version\"    | \"Verison\"                    | policy document: has the member \"Verison\"",
                "\"*\"}]        | \"*\"}, 5]                     | Statement[1]: must be an object, not 5",
                "\"*\"}         | \"*\", \"Condition\": []}      | Statement[0].Condition: must be an object",
                "\"*\"}         | \"*\", \"Condition\": {\"Bool\": {\"aws:SecureTransport\": \"true\"}}} | Statement[0].Condition.Bool: the key \"aws:SecureTransport\" is unknown",
                "\"*\"}         | \"*\", \"Condition\": {\"IpAddress\": {\"iot:ClientId\": \"::1\"}}}     | Statement[0].Condition.IpAddress: unknown operator; known are StringEquals",
                "\"*\"}         | \"*\", \"Condition\": {\"Bool\": {\"iot:Connection.Thing.IsAttached\": \"yes\"}}} | must be \"true\" or \"false\", not \"yes\"",
                "}]}            | }]} {}                         | policy document: goes on after its closing brace",
                "}]}            | }]                             | line 2, column",
                "\"Effect\": \"Allow\" | \"Effect\": \"Allow\", \"Effect\": \"Deny\" | not JSON: Duplicate field 'Effect'",
            })
    void a_bad_document_is_refused_with_where_and_why(String good, String bad, String message) {
        String document = GOOD.replace(good, bad == null ? "" : bad);
        assertTrue(!document.equals(GOOD), "the case changes the document");

        String actual = assertThrows(PolicyException.class, () -> PolicyDocument.parse(document))
                .getMessage();

        assertTrue(actual.contains(message), actual);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {"``", "[]", "null", "\"text\"", "{}", "{\"Version\":\"2012-10-17\"}"})
    void what_is_no_document_is_refused(String text) {
        assertThrows(PolicyException.class, () -> PolicyDocument.parse(text));
    }
}
