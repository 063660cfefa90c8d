package io.vehicleshadow.localiot.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.vehicleshadow.localiot.LocalIot;
import io.vehicleshadow.localiot.LocalIotOptions;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iot.IotClient;
import software.amazon.awssdk.services.iot.model.AuthorizerStatus;
import software.amazon.awssdk.services.iot.model.AuthorizerSummary;
import software.amazon.awssdk.services.iot.model.CreateAuthorizerRequest;
import software.amazon.awssdk.services.iot.model.DeleteConflictException;
import software.amazon.awssdk.services.iot.model.InvalidRequestException;
import software.amazon.awssdk.services.iot.model.IotException;
import software.amazon.awssdk.services.iot.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.iot.model.ResourceNotFoundException;
import software.amazon.awssdk.services.iot.model.Tag;

/** The operations of custom authorizers, by the AWS SDK's own client. */
class AuthorizersTest {

    private static final String FUNCTION = "arn:aws:lambda:eu-west-1:123456789012:function:pages";
    private static final String OTHER = "arn:aws:lambda:eu-west-1:123456789012:function:others";

    private final LocalIot iot = LocalIot.start(LocalIotOptions.inMemory());
    private final IotClient control = ControlPlaneClient.at(iot.endpoints().dataPlane());

    @AfterEach
    void stop() {
        control.close();
        iot.close();
    }

    private void create(String name, Consumer<CreateAuthorizerRequest.Builder> more) {
        control.createAuthorizer(r -> r.authorizerName(name)
                .authorizerFunctionArn(FUNCTION)
                .signingDisabled(true)
                .applyMutation(more));
    }

    @Test
    void an_authorizer_is_made_read_changed_and_deleted() {
        var made = control.createAuthorizer(r -> r.authorizerName("live")
                .authorizerFunctionArn(FUNCTION)
                .signingDisabled(true)
                .status(AuthorizerStatus.ACTIVE)
                .tags(Tag.builder().key("team").value("light").build()));
        assertEquals("live", made.authorizerName());
        assertEquals("arn:aws:iot:eu-west-1:000000000000:authorizer/live", made.authorizerArn());
        var read = control.describeAuthorizer(r -> r.authorizerName("live")).authorizerDescription();
        assertEquals(made.authorizerArn(), read.authorizerArn());
        assertEquals(FUNCTION, read.authorizerFunctionArn());
        assertEquals(AuthorizerStatus.ACTIVE, read.status());
        assertEquals(true, read.signingDisabled());
        assertFalse(read.enableCachingForHttp());
        assertNull(read.tokenKeyName());
        assertNotNull(read.creationDate());

        control.updateAuthorizer(r -> r.authorizerName("live")
                .authorizerFunctionArn(OTHER)
                .tokenKeyName("token")
                .status(AuthorizerStatus.INACTIVE));
        var changed = control.describeAuthorizer(r -> r.authorizerName("live")).authorizerDescription();
        assertEquals(OTHER, changed.authorizerFunctionArn());
        assertEquals("token", changed.tokenKeyName());
        assertEquals(AuthorizerStatus.INACTIVE, changed.status());
        assertEquals(read.creationDate(), changed.creationDate());

        control.deleteAuthorizer(r -> r.authorizerName("live"));
        assertThrows(ResourceNotFoundException.class, () -> control.describeAuthorizer(r -> r.authorizerName("live")));
    }

    @Test
    void authorizers_are_listed_page_by_page_and_by_status() {
        create("a", r -> r.status(AuthorizerStatus.ACTIVE));
        create("b", r -> r.status(AuthorizerStatus.INACTIVE));
        create("c", r -> r.status(AuthorizerStatus.ACTIVE));
        assertEquals(
                List.of("a", "b", "c"),
                control.listAuthorizersPaginator(r -> r.pageSize(2)).authorizers().stream()
                        .map(AuthorizerSummary::authorizerName)
                        .toList());
        assertEquals(
                List.of("b"),
                control.listAuthorizers(r -> r.status(AuthorizerStatus.INACTIVE)).authorizers().stream()
                        .map(AuthorizerSummary::authorizerName)
                        .toList());
    }

    @Test
    void an_active_authorizer_is_not_deleted_and_none_is_made_twice() {
        create("live", r -> r.status(AuthorizerStatus.ACTIVE));
        assertThrows(DeleteConflictException.class, () -> control.deleteAuthorizer(r -> r.authorizerName("live")));
        assertThrows(ResourceAlreadyExistsException.class, () -> create("live", r -> {}));
    }

    @Test
    void what_is_not_there_can_be_neither_changed_nor_deleted() {
        assertThrows(
                ResourceNotFoundException.class,
                () -> control.updateAuthorizer(r -> r.authorizerName("live").status(AuthorizerStatus.ACTIVE)));
        assertThrows(ResourceNotFoundException.class, () -> control.deleteAuthorizer(r -> r.authorizerName("live")));
    }

    @Test
    void an_authorizer_that_can_t_be_honored_is_refused() {
        List<Consumer<CreateAuthorizerRequest.Builder>> wrong = List.of(
                r -> r.status("PERHAPS"),
                r -> r.authorizerFunctionArn(" "),
                r -> r.tokenKeyName("two words"),
                r -> r.signingDisabled(false),
                r -> r.signingDisabled(false).tokenKeyName("token"),
                r -> r.signingDisabled(false).tokenKeyName("token").tokenSigningPublicKeys(Map.of("first", "no key")));
        for (Consumer<CreateAuthorizerRequest.Builder> each : wrong) {
            assertThrows(InvalidRequestException.class, () -> create("live", each));
        }
        assertThrows(InvalidRequestException.class, () -> create("two words", r -> {}));
        assertEquals(List.of(), control.listAuthorizers(r -> {}).authorizers());
    }

    @Test
    void a_default_authorizer_and_a_trial_are_told_as_not_offered() {
        create("live", r -> {});
        for (Consumer<IotClient> call : List.<Consumer<IotClient>>of(
                iot -> iot.setDefaultAuthorizer(r -> r.authorizerName("live")),
                iot -> iot.describeDefaultAuthorizer(r -> {}),
                iot -> iot.testInvokeAuthorizer(r -> r.authorizerName("live")))) {
            IotException refused = assertThrows(IotException.class, () -> call.accept(control));
            assertEquals(501, refused.statusCode());
        }
    }
}
