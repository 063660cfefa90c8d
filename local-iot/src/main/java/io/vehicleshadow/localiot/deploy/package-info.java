/** Makes the IoT resources of a synthesized template over the control plane. It knows local-iot by its HTTP address only. */
package io.vehicleshadow.localiot.deploy;
