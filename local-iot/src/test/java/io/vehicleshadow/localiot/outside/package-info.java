/** What somebody outside this build does with what it publishes. It knows the files of src/it and the README, nothing of the code. */
package io.vehicleshadow.localiot.outside;
