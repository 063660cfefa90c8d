/* The same car in C: cc -o car car.c. One JSON object a line; see docs/your-own-car.md. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What follows "name": in the line, or NULL. Enough for the agent's lines, which hold no nested objects. */
static const char *member(const char *line, const char *name) {
    char key[64];
    snprintf(key, sizeof key, "\"%s\":", name);
    const char *at = strstr(line, key);
    return at ? at + strlen(key) : NULL;
}

/* Copies a value as it stands, quotes included. */
static void copy(char *to, size_t size, const char *from) {
    size_t n = strcspn(from, ",}\n");
    n = n < size ? n : size - 1;
    memcpy(to, from, n);
    to[n] = 0;
}

int main(void) {
    char line[8192], signal[64], value[64];
    setvbuf(stdout, NULL, _IOLBF, 0);
    puts("{\"readings\":{\"sunroof\":\"close\",\"seatHeating\":0,\"speed\":0}}");
    while (fgets(line, sizeof line, stdin)) {
        const char *ping = member(line, "ping"), *act = member(line, "act");
        if (ping) {
            printf("{\"pong\":%ld}\n", atol(ping));
        } else if (act && member(line, "signal") && member(line, "value")) {
            copy(signal, sizeof signal, member(line, "signal"));
            copy(value, sizeof value, member(line, "value"));
            /* Here the control unit moves. Then what it reads, and that it is done. */
            printf("{\"readings\":{%s:%s},\"done\":%ld}\n", signal, value, atol(act));
        }
    }
    return 0;
}
