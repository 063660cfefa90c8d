/**
 * The deployment on AWS: one construct per noun of the architecture. Takes Lambda zips, the page and the routes by path;
 * knows no class of the functions.
 */
package io.vehicleshadow.infra;
