/** Lets live pages in: verifies the sign-in's token and says what that person may watch. Never lets anybody publish. */
package io.vehicleshadow.functions.live;
