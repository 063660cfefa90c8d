package io.vehicleshadow.infra.people;

import io.vehicleshadow.infra.deployment.Deployment;
import io.vehicleshadow.infra.deployment.Reviewed;
import io.vehicleshadow.vehicle.app.OtherApp;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cognito.AccountRecovery;
import software.amazon.awscdk.services.cognito.AuthFlow;
import software.amazon.awscdk.services.cognito.CfnManagedLoginBranding;
import software.amazon.awscdk.services.cognito.CognitoDomainOptions;
import software.amazon.awscdk.services.cognito.FeaturePlan;
import software.amazon.awscdk.services.cognito.ManagedLoginVersion;
import software.amazon.awscdk.services.cognito.Mfa;
import software.amazon.awscdk.services.cognito.MfaSecondFactor;
import software.amazon.awscdk.services.cognito.OAuthFlows;
import software.amazon.awscdk.services.cognito.OAuthScope;
import software.amazon.awscdk.services.cognito.OAuthSettings;
import software.amazon.awscdk.services.cognito.PasswordPolicy;
import software.amazon.awscdk.services.cognito.SignInAliases;
import software.amazon.awscdk.services.cognito.StandardThreatProtectionMode;
import software.amazon.awscdk.services.cognito.UserPool;
import software.amazon.awscdk.services.cognito.UserPoolClient;
import software.amazon.awscdk.services.cognito.UserPoolDomainOptions;
import software.constructs.Construct;

/** The user pool, its sign-in page, and a client for each program that signs people in. */
public final class SignIn extends Construct {
    private final String domainPrefix;
    private final UserPool people;

    public SignIn(Construct scope, String id, Deployment deployment) {
        super(scope, id);
        domainPrefix = deployment.stage().prefix() + "-" + Aws.ACCOUNT_ID;
        people = people(deployment);
        people.addDomain("Page", page());
        if (!deployment.requiresMfa()) {
            Reviewed.finding(
                    people, "AwsSolutions-COG2", "The stage's file has mfa optional; people can still set it up");
        }
    }

    private UserPool people(Deployment deployment) {
        return UserPool.Builder.create(this, "People")
                .userPoolName(deployment.stage().named("people"))
                .signInAliases(SignInAliases.builder().email(true).build())
                .signInCaseSensitive(false)
                .selfSignUpEnabled(false)
                .passwordPolicy(strongPasswords())
                .mfa(deployment.requiresMfa() ? Mfa.REQUIRED : Mfa.OPTIONAL)
                .mfaSecondFactor(MfaSecondFactor.builder().otp(true).sms(false).build())
                .accountRecovery(AccountRecovery.EMAIL_ONLY)
                .featurePlan(FeaturePlan.PLUS)
                .standardThreatProtectionMode(StandardThreatProtectionMode.FULL_FUNCTION)
                .deletionProtection(deployment.keepsData())
                .removalPolicy(deployment.dataRemoval())
                .build();
    }

    private static PasswordPolicy strongPasswords() {
        return PasswordPolicy.builder()
                .minLength(12)
                .requireLowercase(true)
                .requireUppercase(true)
                .requireDigits(true)
                .requireSymbols(true)
                .tempPasswordValidity(Duration.days(3))
                .build();
    }

    private UserPoolDomainOptions page() {
        return UserPoolDomainOptions.builder()
                .cognitoDomain(CognitoDomainOptions.builder()
                        .domainPrefix(domainPrefix)
                        .build())
                .managedLoginVersion(ManagedLoginVersion.NEWER_MANAGED_LOGIN)
                .build();
    }

    /**
     * The programs in which people use the API, each with a client of its own: by it the history tells the page from
     * other programs.
     */
    public record Clients(UserPoolClient page, UserPoolClient commandLine, Map<OtherApp, UserPoolClient> apps) {

        /** The clients whose tokens the API and live pages accept. */
        public List<String> ids() {
            return Stream.concat(Stream.of(page, commandLine), apps.values().stream())
                    .map(UserPoolClient::getUserPoolClientId)
                    .toList();
        }
    }

    /** A client for each program of others, by which the history names it. */
    public Map<OtherApp, UserPoolClient> clientsOf(List<OtherApp> apps) {
        Map<OtherApp, UserPoolClient> clients = new LinkedHashMap<>();
        apps.forEach(app -> clients.put(app, publicClient("App-" + app.key(), List.of(app.redirect()))));
        return clients;
    }

    /** A client for a program that can't keep a secret: authorization code with PKCE. */
    public UserPoolClient publicClient(String id, List<String> callbacks) {
        return client(id, false, callbacks);
    }

    /** A client with a secret, which Cognito makes: it is in no template. */
    public UserPoolClient confidentialClient(String id, List<String> callbacks) {
        return client(id, true, callbacks);
    }

    /** The issuer in the tokens, under whose address their keys are published. */
    public String issuer() {
        return people.getUserPoolProviderUrl();
    }

    /** The address of the sign-in page. */
    public String pageUrl() {
        return "https://" + domainPrefix + ".auth." + Aws.REGION + ".amazoncognito.com";
    }

    public UserPool people() {
        return people;
    }

    /** Refresh tokens alone: without a list Cognito also lets a program sign people in with their password. */
    private static AuthFlow onlyTheSignInPage() {
        return AuthFlow.builder()
                .adminUserPassword(false)
                .custom(false)
                .userPassword(false)
                .userSrp(false)
                .build();
    }

    private UserPoolClient client(String id, boolean secret, List<String> callbacks) {
        UserPoolClient client = UserPoolClient.Builder.create(this, id)
                .userPool(people)
                .generateSecret(secret)
                .authFlows(onlyTheSignInPage())
                .oAuth(OAuthSettings.builder()
                        .flows(OAuthFlows.builder().authorizationCodeGrant(true).build())
                        .scopes(List.of(OAuthScope.OPENID, OAuthScope.EMAIL, OAuthScope.PROFILE))
                        .callbackUrls(callbacks)
                        .logoutUrls(callbacks)
                        .build())
                .accessTokenValidity(Duration.hours(1))
                .idTokenValidity(Duration.hours(1))
                .refreshTokenValidity(Duration.days(30))
                .preventUserExistenceErrors(true)
                .enableTokenRevocation(true)
                .build();
        CfnManagedLoginBranding.Builder.create(this, id + "Look")
                .userPoolId(people.getUserPoolId())
                .clientId(client.getUserPoolClientId())
                .useCognitoProvidedValues(true)
                .build();
        return client;
    }
}
