package io.vehicleshadow.benchmarks.soak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** What people, voice, other programs and hands do, drawn from the seed. A choice while all are busy is left out. */
final class Load {
    private static final int HANDS = 48;
    private static final int WAIT_SECONDS = 10;
    private static final Map<String, List<String>> WORDS = Map.of(
            "door", List.of("open", "close"),
            "window", List.of("down", "up"),
            "trunk", List.of("open", "close"),
            "headlight", List.of("on", "off"),
            "lock", List.of("locked", "unlocked"),
            "horn", List.of("honk"),
            "climate", List.of("off", "16", "19.5", "21", "24.5", "28"));
    private static final List<String> SIGNALS =
            List.of("door", "door", "window", "trunk", "headlight", "lock", "horn", "climate");
    /** What the skill does without a PIN. */
    private static final Map<String, List<String>> SPOKEN = Map.of(
            "headlight", List.of("on", "off"),
            "window", List.of("up"),
            "trunk", List.of("close"),
            "door", List.of("close"),
            "lock", List.of("locked"));

    private final Random random;
    private final List<Person> people;
    private final List<String> things;
    private final Alexa alexa;
    private final URI skill;
    private final URI dataPlane;
    private final Function<String, URI> control;
    private final Lines words;
    private final ThreadPoolExecutor hands = new ThreadPoolExecutor(
            HANDS,
            HANDS,
            1,
            TimeUnit.MINUTES,
            new SynchronousQueue<>(),
            Load::daemon,
            new ThreadPoolExecutor.DiscardPolicy());
    /** Commands whose end is not known yet. */
    private final ConcurrentLinkedQueue<Open> open = new ConcurrentLinkedQueue<>();

    /** A command that had no end when somebody last looked. */
    record Open(Person person, String thing, long version) {}

    Load(
            Random random,
            List<Person> people,
            List<String> things,
            Alexa alexa,
            URI skill,
            URI dataPlane,
            Function<String, URI> control,
            Lines words) {
        this.random = random;
        this.people = people;
        this.things = things;
        this.alexa = alexa;
        this.skill = skill;
        this.dataPlane = dataPlane;
        this.control = control;
        this.words = words;
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "somebody");
        thread.setDaemon(true);
        return thread;
    }

    /** Somebody does something now. */
    void next() {
        int car = random.nextInt(things.size());
        String thing = things.get(car);
        // Its owner, or the one with whom it is shared.
        Person person = people.get(random.nextBoolean() ? 0 : 1 + car % (people.size() - 1));
        String signal = SIGNALS.get(random.nextInt(SIGNALS.size()));
        String value = pick(WORDS.get(signal));
        int choice = random.nextInt(100);
        int pause = random.nextInt(4000);
        boolean drives = random.nextInt(4) == 0;
        hands.execute(() -> {
            try {
                act(choice, person, thing, signal, value, pause, drives);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void act(int choice, Person person, String thing, String signal, String value, int pause, boolean drives)
            throws InterruptedException {
        if (choice < 30) {
            command(person, thing, signal, value, "", 0);
        } else if (choice < 48) {
            command(person, thing, signal, value, "", WAIT_SECONDS);
        } else if (choice < 54) {
            repeated(person, thing, signal, value, pause);
        } else if (choice < 60) {
            changedMind(person, thing, signal, value, pause);
        } else if (choice < 66) {
            person.history(thing);
        } else if (choice < 72) {
            person.view(thing);
        } else if (choice < 80) {
            look();
        } else if (choice < 88) {
            byHand(thing, signal, value, drives);
        } else if (choice < 94) {
            Wire.desire(dataPlane, thing, signal, json(value), words);
        } else {
            List<String> spoken = new ArrayList<>(SPOKEN.keySet());
            String part = spoken.get(pause % spoken.size());
            List<String> wanted = SPOKEN.get(part);
            alexa.say(skill, person, thing, part, wanted.get(pause % wanted.size()));
        }
    }

    private JsonNode command(Person person, String thing, String signal, String value, String key, int wait)
            throws InterruptedException {
        JsonNode answer = person.command(thing, signal, json(value), key, wait);
        note(person, thing, answer);
        return answer;
    }

    private void note(Person person, String thing, JsonNode answer) {
        long version = answer.path("version").asLong();
        if (version > 0 && !isOver(answer)) {
            open.add(new Open(person, thing, version));
        }
    }

    private static boolean isOver(JsonNode command) {
        for (JsonNode signal : command.path("signals")) {
            String status = signal.path("status").asText();
            if (status.equals("IN_PROGRESS") || status.equals("TIMED_OUT")) {
                return false;
            }
        }
        return true;
    }

    /** A program that got no answer in time, or thinks so, sends the same request again. */
    private void repeated(Person person, String thing, String signal, String value, int pause)
            throws InterruptedException {
        String key = UUID.randomUUID().toString();
        command(person, thing, signal, value, key, 0);
        TimeUnit.MILLISECONDS.sleep(pause / 4);
        command(person, thing, signal, value, key, 0);
    }

    private void changedMind(Person person, String thing, String signal, String value, int pause)
            throws InterruptedException {
        command(person, thing, signal, value, "", 0);
        TimeUnit.MILLISECONDS.sleep(pause / 8);
        person.withdraw(thing, signal);
    }

    private void look() throws InterruptedException {
        Open one = open.poll();
        if (one == null) {
            return;
        }
        JsonNode answer = one.person().report(one.thing(), one.version());
        if (answer.path("version").asLong() == one.version()) {
            note(one.person(), one.thing(), answer);
        } else {
            // Nobody answered: it is still not known.
            open.add(one);
        }
    }

    private void byHand(String thing, String signal, String value, boolean drives) throws InterruptedException {
        URI car = control.apply(thing);
        if (car == null || signal.equals("horn")) {
            return;
        }
        if (drives) {
            Wire.byHand(car, wish("speed", "30"));
            TimeUnit.SECONDS.sleep(3);
            Wire.byHand(car, wish("speed", "0"));
        } else {
            Wire.byHand(car, wish(signal, value));
        }
    }

    private static JsonNode wish(String signal, String value) {
        return Lines.JSON.createObjectNode().set(signal, json(value));
    }

    private static JsonNode json(String value) {
        boolean number = value.matches("[0-9.]+");
        return number
                ? JsonNodeFactory.instance.numberNode(Double.parseDouble(value))
                : JsonNodeFactory.instance.textNode(value);
    }

    private String pick(List<String> values) {
        return values.get(random.nextInt(values.size()));
    }

    /** Looks at each command that is open, once; how many are left. */
    int lookAtAll() throws InterruptedException {
        int now = open.size();
        for (int i = 0; i < now; i++) {
            look();
        }
        return open.size();
    }

    /** Waits for all that is being done. */
    void finish() throws InterruptedException {
        hands.shutdown();
        hands.awaitTermination(30, TimeUnit.SECONDS);
    }
}
