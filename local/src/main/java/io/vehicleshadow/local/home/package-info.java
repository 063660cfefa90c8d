/** The folders and files of a local run that every part of it reads: where the scripts are, where the parts listen. */
package io.vehicleshadow.local.home;
