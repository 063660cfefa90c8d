/** What the skill says, by language: string tables, numbers and durations in words. Decides nothing. */
package io.vehicleshadow.alexa.speech;
