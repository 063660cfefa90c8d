/** What the skill needs of the cloud: a person's cars, their PIN, their account. Knows nothing of Alexa. */
package io.vehicleshadow.alexa.garage;
