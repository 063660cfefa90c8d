#!/usr/bin/env python3
"""A car with a sunroof and seat heating for `--car process:`. One JSON object a line; see docs/your-own-car.md."""
import json
import sys
import threading

state = {"sunroof": "close", "seatHeating": 0, "speed": 0}
moving = set()
lock = threading.RLock()


def say(**message):
    print(json.dumps(message), flush=True)


def arrive(number, signal, value):
    with lock:
        moving.discard(signal)
        state[signal] = value
        say(readings={signal: value}, done=number)


def act(number, signal, value):
    if signal in moving:
        say(busy=number)
    elif signal == "sunroof":
        moving.add(signal)
        threading.Timer(2, arrive, (number, signal, value)).start()
    else:
        arrive(number, signal, value)


say(readings=state)
for line in sys.stdin:
    message = json.loads(line)
    with lock:
        if "ping" in message:
            say(pong=message["ping"])
        elif "act" in message:
            act(message["act"], message["signal"], message["value"])
