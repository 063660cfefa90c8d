/** What generators make of the OpenAPI document, tried on a local run. Knows the product by its addresses alone. */
package io.vehicleshadow.clients;
