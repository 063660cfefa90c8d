/** The HTTP API in API Gateway's event format 2.0: reading requests, writing answers and problems. Decides nothing. */
package io.vehicleshadow.functions.http;
