/** What stands in front of the page's distribution: a web ACL, which AWS keeps in us-east-1. Knows nothing that it guards but paths. */
package io.vehicleshadow.infra.edge;
