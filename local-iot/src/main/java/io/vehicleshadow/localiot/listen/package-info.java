/** What every listener on loopback has in common: whom it answers, and when it hangs up. It doesn't know any protocol of AWS IoT. */
package io.vehicleshadow.localiot.listen;
