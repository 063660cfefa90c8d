/** The Lambda functions, their table and what invokes them: HTTP API, IoT rules, authorizer. Knows no page. */
package io.vehicleshadow.infra.functions;
