package io.vehicleshadow.localiot.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vehicleshadow.localiot.LocalIot;
import io.vehicleshadow.localiot.LocalIotOptions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iot.IotClient;
import software.amazon.awssdk.services.iot.model.CertificateStateException;
import software.amazon.awssdk.services.iot.model.CertificateStatus;
import software.amazon.awssdk.services.iot.model.DeleteConflictException;
import software.amazon.awssdk.services.iot.model.InvalidRequestException;
import software.amazon.awssdk.services.iot.model.IotException;
import software.amazon.awssdk.services.iot.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.iot.model.ResourceNotFoundException;
import software.amazon.awssdk.services.iot.model.ThingAttribute;
import software.amazon.awssdk.services.iot.model.VersionConflictException;

/** Things, certificates and what is attached to them, by the AWS SDK's own client. */
class ControlPlaneTest {

    private final LocalIot iot = LocalIot.start(LocalIotOptions.inMemory());
    private final IotClient control = ControlPlaneClient.at(iot.endpoints().dataPlane());

    @AfterEach
    void stop() {
        control.close();
        iot.close();
    }

    @Test
    void the_endpoint_is_the_data_plane() {
        for (String type : List.of("iot:Data-ATS", "iot:Data", "iot:Jobs", "iot:CredentialProvider")) {
            assertEquals(
                    "localhost:" + iot.endpoints().ports().dataPlaneTls(),
                    control.describeEndpoint(r -> r.endpointType(type)).endpointAddress());
        }
    }

    @Test
    void a_thing_is_made_read_changed_and_deleted() {
        var made = control.createThing(r ->
                r.thingName("lamp").attributePayload(p -> p.attributes(Map.of("room", "kitchen", "color", "red"))));
        assertEquals("arn:aws:iot:eu-west-1:000000000000:thing/lamp", made.thingArn());

        control.updateThing(r -> r.thingName("lamp")
                .expectedVersion(1L)
                .attributePayload(
                        p -> p.attributes(Map.of("room", "hall", "color", "")).merge(true)));
        var thing = control.describeThing(r -> r.thingName("lamp"));
        assertEquals(made.thingId(), thing.thingId());
        assertEquals(Map.of("room", "hall"), thing.attributes());
        assertEquals(2, thing.version());
        assertEquals("lamp", thing.defaultClientId());

        assertThrows(
                VersionConflictException.class,
                () -> control.deleteThing(r -> r.thingName("lamp").expectedVersion(1L)));
        control.deleteThing(r -> r.thingName("lamp").expectedVersion(2L));
        assertThrows(ResourceNotFoundException.class, () -> control.describeThing(r -> r.thingName("lamp")));
        control.deleteThing(r -> r.thingName("lamp"));
    }

    @Test
    void a_thing_made_again_is_the_same_or_refused() {
        var made = control.createThing(r -> r.thingName("lamp"));
        assertEquals(
                made.thingId(), control.createThing(r -> r.thingName("lamp")).thingId());
        assertThrows(
                ResourceAlreadyExistsException.class,
                () -> control.createThing(
                        r -> r.thingName("lamp").attributePayload(p -> p.attributes(Map.of("room", "hall")))));
    }

    @Test
    void wrong_names_and_too_many_attributes_are_refused() {
        assertThrows(InvalidRequestException.class, () -> control.createThing(r -> r.thingName("a lamp")));
        Map<String, String> four = Map.of("a", "1", "b", "2", "c", "3", "d", "4");
        assertThrows(
                InvalidRequestException.class,
                () -> control.createThing(r -> r.thingName("lamp").attributePayload(p -> p.attributes(four))));
    }

    @Test
    void a_list_comes_in_pages_and_by_attribute_and_type() {
        control.createThingType(r -> r.thingTypeName("light"));
        for (int i = 0; i < 7; i++) {
            String name = "lamp-" + i;
            String parity = i % 2 == 0 ? "even" : "odd";
            control.createThing(r -> r.thingName(name)
                    .thingTypeName("light")
                    .attributePayload(p -> p.attributes(Map.of("parity", parity))));
        }
        control.createThing(r -> r.thingName("table"));

        List<String> all = control.listThingsPaginator(r -> r.maxResults(3)).things().stream()
                .map(ThingAttribute::thingName)
                .toList();
        assertEquals(List.of("lamp-0", "lamp-1", "lamp-2", "lamp-3", "lamp-4", "lamp-5", "lamp-6", "table"), all);
        var odd = control.listThings(r -> r.attributeName("parity").attributeValue("odd"));
        assertEquals(3, odd.things().size());
        assertEquals(
                7, control.listThings(r -> r.thingTypeName("light")).things().size());
        assertThrows(InvalidRequestException.class, () -> control.listThings(r -> r.nextToken("nonsense")));
    }

    @Test
    void a_thing_type_is_deprecated_before_it_is_deleted() {
        control.createThingType(r -> r.thingTypeName("light")
                .thingTypeProperties(p -> p.thingTypeDescription("shines").searchableAttributes("room")));
        control.createThing(r -> r.thingName("lamp").thingTypeName("light"));
        var type = control.describeThingType(r -> r.thingTypeName("light"));
        assertEquals("shines", type.thingTypeProperties().thingTypeDescription());
        assertEquals(false, type.thingTypeMetadata().deprecated());
        assertThrows(InvalidRequestException.class, () -> control.deleteThingType(r -> r.thingTypeName("light")));

        control.deprecateThingType(r -> r.thingTypeName("light"));
        assertThrows(
                InvalidRequestException.class,
                () -> control.createThing(r -> r.thingName("other").thingTypeName("light")));
        assertThrows(InvalidRequestException.class, () -> control.deleteThingType(r -> r.thingTypeName("light")));
        control.updateThing(r -> r.thingName("lamp").removeThingType(true));
        control.deleteThingType(r -> r.thingTypeName("light"));
        assertEquals(List.of(), control.listThingTypes().thingTypes());
    }

    @Test
    void a_certificate_is_made_read_changed_and_deleted() {
        var made = control.createKeysAndCertificate(r -> r.setAsActive(false));
        assertEquals("arn:aws:iot:eu-west-1:000000000000:cert/" + made.certificateId(), made.certificateArn());
        assertTrue(made.keyPair().publicKey().startsWith("-----BEGIN PUBLIC KEY-----"));
        var found = control.describeCertificate(r -> r.certificateId(made.certificateId()))
                .certificateDescription();
        assertEquals(CertificateStatus.INACTIVE, found.status());
        assertEquals(made.certificatePem(), found.certificatePem());

        control.updateCertificate(r -> r.certificateId(made.certificateId()).newStatus("ACTIVE"));
        assertEquals(
                CertificateStatus.ACTIVE,
                control.listCertificates().certificates().get(0).status());
        assertThrows(
                CertificateStateException.class,
                () -> control.deleteCertificate(r -> r.certificateId(made.certificateId())));
        control.updateCertificate(r -> r.certificateId(made.certificateId()).newStatus("INACTIVE"));
        control.deleteCertificate(r -> r.certificateId(made.certificateId()));
        assertThrows(
                ResourceNotFoundException.class,
                () -> control.describeCertificate(r -> r.certificateId(made.certificateId())));
    }

    @Test
    void what_is_attached_is_listed_and_stands_in_the_way_of_a_deletion() {
        String arn = control.createKeysAndCertificate(r -> r.setAsActive(false)).certificateArn();
        String id = arn.substring(arn.indexOf('/') + 1);
        control.createPolicy(r -> r.policyName("own").policyDocument(Policies.OWN_SHADOW));
        control.createThing(r -> r.thingName("lamp"));
        control.attachPolicy(r -> r.policyName("own").target(arn));
        control.attachThingPrincipal(r -> r.thingName("lamp").principal(arn));

        assertEquals(
                "own",
                control.listAttachedPolicies(r -> r.target(arn))
                        .policies()
                        .get(0)
                        .policyName());
        assertEquals(
                List.of(arn),
                control.listTargetsForPolicy(r -> r.policyName("own")).targets());
        assertEquals(
                List.of(arn),
                control.listThingPrincipals(r -> r.thingName("lamp")).principals());
        assertEquals(
                List.of("lamp"),
                control.listPrincipalThings(r -> r.principal(arn)).things());
        assertThrows(InvalidRequestException.class, () -> control.deleteThing(r -> r.thingName("lamp")));
        assertThrows(DeleteConflictException.class, () -> control.deletePolicy(r -> r.policyName("own")));
        assertThrows(
                DeleteConflictException.class,
                () -> control.deleteCertificate(r -> r.certificateId(id).forceDelete(true)));

        control.detachThingPrincipal(r -> r.thingName("lamp").principal(arn));
        assertThrows(DeleteConflictException.class, () -> control.deleteCertificate(r -> r.certificateId(id)));
        control.detachPolicy(r -> r.policyName("own").target(arn));
        control.deletePolicy(r -> r.policyName("own"));
        control.deleteThing(r -> r.thingName("lamp"));
        control.deleteCertificate(r -> r.certificateId(id));
    }

    @Test
    void what_is_not_offered_is_said() {
        IotException jobs = assertThrows(IotException.class, () -> control.listJobs());
        assertEquals(501, jobs.statusCode());
        assertEquals("NotOfferedByLocalIotException", jobs.awsErrorDetails().errorCode());
        assertTrue(jobs.awsErrorDetails().errorMessage().startsWith("AWS IoT Jobs: "), jobs.getMessage());
        assertEquals(
                501,
                assertThrows(IotException.class, () -> control.listThingGroups())
                        .statusCode());
        assertEquals(
                501,
                assertThrows(IotException.class, () -> control.searchIndex(r -> r.queryString("*")))
                        .statusCode());
        assertNull(control.listThings().nextToken());
    }
}
