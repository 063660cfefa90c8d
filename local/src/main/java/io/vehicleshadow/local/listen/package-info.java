/** What every HTTP listener of a local run has in common: whom it answers, and how it reads a body. Knows no service. */
package io.vehicleshadow.local.listen;
