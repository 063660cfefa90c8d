/**
 * HTTP as the AWS SDKs' restJson protocol has it: listens, knows the caller, finds the operation of a path, writes answers
 * and errors. It doesn't know any operation.
 */
package io.vehicleshadow.localiot.http;
