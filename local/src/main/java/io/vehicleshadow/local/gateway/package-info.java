/** What API Gateway and CloudFront do, on this machine: calls the Lambda handlers with real events, serves the page. */
package io.vehicleshadow.local.gateway;
