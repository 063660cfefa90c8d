/** The Lambda functions, one class each, and the routes that lead to them. Decode, call, encode, and nothing else. */
package io.vehicleshadow.functions.handler;
