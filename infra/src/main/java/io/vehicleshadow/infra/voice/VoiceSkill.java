package io.vehicleshadow.infra.voice;

import io.vehicleshadow.infra.deployment.AlexaIds;
import io.vehicleshadow.infra.deployment.ServiceRole;
import io.vehicleshadow.infra.functions.FunctionCatalogue;
import io.vehicleshadow.infra.functions.SnapStartFunction;
import io.vehicleshadow.infra.people.SignIn;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.SecretValue;
import software.amazon.awscdk.SecretsManagerSecretOptions;
import software.amazon.awscdk.alexa.ask.CfnSkill;
import software.amazon.awscdk.services.cognito.UserPoolClient;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.CfnPermission;
import software.amazon.awscdk.services.s3.assets.Asset;
import software.constructs.Construct;

/**
 * Voice: a function that only the one skill may call, a client for account linking and, given a developer account's
 * credentials, the skill itself. A skill gets its id when it is made, and may call the function once the id is known: the
 * first deployment makes the skill, the second, with the id, connects both.
 */
public final class VoiceSkill extends Construct {
    private static final String NO_SKILL_YET = "amzn1.ask.skill.none-yet";
    private final UserPoolClient linking;
    private final SnapStartFunction function;
    private final Optional<CfnSkill> skill;

    public VoiceSkill(
            Construct scope, String id, AlexaIds alexa, SignIn signIn, Path skillPackage, FunctionCatalogue functions) {
        super(scope, id);
        linking = signIn.confidentialClient("Alexa", linkingCallbacks(alexa.vendorId()));
        function = functions.voice(this, alexa.skillId().orElse(NO_SKILL_YET), linking.getUserPoolClientId());
        Optional<CfnPermission> allowed =
                alexa.skillId().map(skillId -> callable(this, "AskedByAlexa", function, "alexa-appkit", skillId));
        StagedSkillPackage staged =
                new StagedSkillPackage(alexa.addresses(), alexa.smartHome().isPresent());
        skill = alexa.credentials().map(secret -> skill(alexa, secret, staged.copy(skillPackage)));
        // Alexa refuses an endpoint that it may not call yet.
        allowed.ifPresent(permission -> skill.ifPresent(made -> made.getNode().addDependency(permission)));
    }

    /** Lets one skill, through that service of Alexa, call a function. */
    static CfnPermission callable(
            Construct scope, String id, SnapStartFunction function, String service, String skillId) {
        return CfnPermission.Builder.create(scope, id)
                .action("lambda:InvokeFunction")
                .functionName(function.alias().getFunctionArn())
                .principal(service + ".amazon.com")
                .eventSourceToken(skillId)
                .build();
    }

    /** Points the skill, if this stack makes it, at the function for its smart-home directives too. */
    void isAnsweredAtHomeBy(SmartHome home) {
        skill.ifPresent(made -> {
            made.addPropertyOverride(
                    "SkillPackage.Overrides.Manifest.apis.smartHome.endpoint.uri",
                    home.directives().alias().getFunctionArn());
            made.getNode().addDependency(home.calledByAlexa());
        });
    }

    public UserPoolClient linkingClient() {
        return linking;
    }

    public SnapStartFunction function() {
        return function;
    }

    /** The skill's id, if this stack made the skill. */
    public Optional<String> madeSkillId() {
        return skill.map(CfnSkill::getRef);
    }

    /** Source: Alexa Skills Kit, "Configure an authorization code grant", redirect URLs. */
    private static List<String> linkingCallbacks(String vendorId) {
        return List.of(
                "https://pitangui.amazon.com/api/skill/link/" + vendorId,
                "https://layla.amazon.com/api/skill/link/" + vendorId,
                "https://alexa.amazon.co.jp/api/skill/link/" + vendorId);
    }

    private CfnSkill skill(AlexaIds alexa, String secret, Path contents) {
        Asset files =
                Asset.Builder.create(this, "Package").path(contents.toString()).build();
        Role reader = reader(files);
        CfnSkill.SkillPackageProperty.Builder skillPackage = CfnSkill.SkillPackageProperty.builder()
                .s3Bucket(files.getS3BucketName())
                .s3Key(files.getS3ObjectKey())
                .s3BucketRole(reader.getRoleArn());
        alexa.skillId()
                .ifPresent(id -> skillPackage.overrides(CfnSkill.OverridesProperty.builder()
                        .manifest(endpoint(function.alias().getFunctionArn()))
                        .build()));
        CfnSkill made = CfnSkill.Builder.create(this, "Skill")
                .vendorId(alexa.vendorId())
                .authenticationConfiguration(developer(secret))
                .skillPackage(skillPackage.build())
                .build();
        // The role's rights are a resource of their own, which the role alone does not wait for.
        made.getNode().addDependency(reader);
        return made;
    }

    private Role reader(Asset files) {
        Role reader = Role.Builder.create(this, "PackageReader")
                .assumedBy(new ServicePrincipal("alexa-appkit.amazon.com"))
                .build();
        ServiceRole.allow(reader, List.of("s3:GetObject"), files.getBucket().arnForObjects(files.getS3ObjectKey()));
        return reader;
    }

    private static CfnSkill.AuthenticationConfigurationProperty developer(String secret) {
        return CfnSkill.AuthenticationConfigurationProperty.builder()
                .clientId(field(secret, "clientId"))
                .clientSecret(field(secret, "clientSecret"))
                .refreshToken(field(secret, "refreshToken"))
                .build();
    }

    private static Map<String, Object> endpoint(String functionArn) {
        return Map.of("apis", Map.of("custom", Map.of("endpoint", Map.of("uri", functionArn))));
    }

    static String field(String secret, String field) {
        return SecretValue.secretsManager(
                        secret,
                        SecretsManagerSecretOptions.builder().jsonField(field).build())
                .unsafeUnwrap();
    }
}
