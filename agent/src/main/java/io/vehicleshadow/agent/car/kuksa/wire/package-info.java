/** The messages of kuksa.val.v2, generated from src/main/proto. Knows nothing of cars. */
package io.vehicleshadow.agent.car.kuksa.wire;
