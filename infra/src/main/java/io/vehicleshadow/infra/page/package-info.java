/** The page and the API under its address. Knows neither voice nor operations. */
package io.vehicleshadow.infra.page;
