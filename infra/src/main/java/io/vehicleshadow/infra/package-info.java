/**
 * The deployment on AWS: a room for each part of the architecture; the stacks here put them together. Takes Lambda zips,
 * the page and the routes by path; knows no class of the functions.
 */
package io.vehicleshadow.infra;
