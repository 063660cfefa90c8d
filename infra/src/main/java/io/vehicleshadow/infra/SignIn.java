package io.vehicleshadow.infra;

import java.util.List;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cognito.AccountRecovery;
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

/** Who people are: the user pool, its sign-in page, and a client for each program that signs people in. */
final class SignIn extends Construct {
    private final String domainPrefix;
    private final UserPool people;

    SignIn(Construct scope, String id, Deployment deployment) {
        super(scope, id);
        domainPrefix = deployment.stage().prefix() + "-" + Aws.ACCOUNT_ID;
        people = people(deployment);
        people.addDomain("Page", page());
        if (!deployment.requiresMfa()) {
            Reviewed.finding(
                    people, "AwsSolutions-COG2", "The operator chose -c mfa=optional; people may still set it up");
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

    /** A client without a secret, for a program that can keep none: authorization code with PKCE. */
    UserPoolClient publicClient(String id, List<String> callbacks) {
        return client(id, false, callbacks);
    }

    /** A client that keeps a secret, made by Cognito and never in the template. */
    UserPoolClient confidentialClient(String id, List<String> callbacks) {
        return client(id, true, callbacks);
    }

    /** The issuer that tokens name, and where their keys are found. */
    String issuer() {
        return people.getUserPoolProviderUrl();
    }

    /** The address of the sign-in page. */
    String pageUrl() {
        return "https://" + domainPrefix + ".auth." + Aws.REGION + ".amazoncognito.com";
    }

    UserPool people() {
        return people;
    }

    private UserPoolClient client(String id, boolean secret, List<String> callbacks) {
        UserPoolClient client = UserPoolClient.Builder.create(this, id)
                .userPool(people)
                .generateSecret(secret)
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
